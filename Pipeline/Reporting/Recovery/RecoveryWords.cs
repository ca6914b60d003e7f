using Concord.Alignment.Statistics;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Recovery;

/// <summary>Model recovery in words.</summary>
internal static class RecoveryWords
{
    private const int MostPairs = 3;

    // The share that must be clearly passed before models count as told apart.
    private const double Clear = 0.8;

    /// <summary>The findings of a benchmark, the headline first.</summary>
    public static IReadOnlyList<string> Sentences(RecoveryGroup group) => [.. new[] { Headline(group), Labels(group), Pairs(group), Best(group), Undecided(group) }.OfType<string>()];

    /// <summary>How often the model behind the recording was found.</summary>
    public static string Headline(RecoveryGroup group)
    {
        int recovered = group.Models.Count(model => model.IsRecovered);
        string verdict = group.Fails ? "This benchmark cannot tell these models apart" : group.Interval.Lower > Clear ? "This benchmark could have told these models apart" : "This benchmark can tell some of these models apart";
        return $"{verdict}: with {(group.Models.Count == group.Candidates.Count ? "each model" : $"{group.Models.Count} of {group.Candidates.Count} models")} in the brain's place in turn, at {Reliability(group)}, that model scored best on {Share(group.Recovered, group.Recordings)}; guessing among {group.Candidates.Count} models: {Percent(group.Chance)}. {recovered} of {group.Models.Count} models won more than half of the {Range(group.Models.Select(model => model.Recordings))} recordings made from them.";
    }

    /// <summary>A share with its interval.</summary>
    public static string Share(long times, long of)
    {
        Alignment.Resampling.Interval interval = WilsonInterval.Compute((int)times, (int)of);
        return $"{times} of {of} recordings, {Percent((double)times / of)} (95 % {Percent(interval.Lower)} to {Percent(interval.Upper)})";
    }

    /// <summary>How noisy the recordings were, and by whose word.</summary>
    public static string Reliability(RecoveryGroup group)
    {
        string quantity = group.First.Signal == "rdm" ? "agreement between subjects" : "mean reliability of neuroids";
        string text = $"{(group.First.ReliabilitySource == ManifestWords.Measured ? "the measured" : "a stated")} {quantity} of {NumberText.Fixed(group.First.Reliability, 2, dropZero: true)}";
        double[] simulated = [.. group.Rows.Select(row => row.SimulatedReliability).OfType<double>()];
        return simulated.Length == 0 ? text : $"{text} (in the simulated recordings {Range(simulated)})";
    }

    /// <summary>How the numbers came about, for the methods text.</summary>
    public static Markup Methods(IReadOnlyList<RecoveryGroup> groups) => groups.Count == 0
        ? Markup.Empty
        : Markup.Of($"<p><b>Model recovery.</b> Each model in turn takes the brain's place: recordings are simulated from the layer under which its score stands (fixed in advance, chosen most often by a nested choice, or best of a sweep; the first readout where there are several), all models are scored on them at their own layers by the benchmark's own metric, and the highest score wins; a tie is nobody's win. {Simulation(groups)} Shares: Wilson's 95 % interval over recordings, which takes recordings of all models as alike. The recordings are made by the very models that are scored, so this is what the benchmark could tell apart at best: a brain is none of the models, and a recovery says nothing of how like a brain the winner is (Kriegeskorte and Diedrichsen 2019; Schütt et al. 2023; Han, Poggio and Cheung 2023).</p>");

    private static string Simulation(IReadOnlyList<RecoveryGroup> groups) => string.Join(' ', new[]
    {
        groups.Any(group => group.First.Signal == ManifestDefaults.Signal) ? "A neuroid responds to a random mixture of all units of the layer (weights independent, standard normal; units centred within a stimulus)." : null,
        groups.Any(group => group.First.Signal == "units") ? "A neuroid responds to one unit, drawn without replacement." : null,
        groups.Any(group => group.First.Signal != "rdm") ? $"There are as many neuroids and subjects as were recorded, and each neuroid has normal noise, independent of the others', that gives it the reliability and in expectation the variance of the recorded neuroid that it stands for (reliabilities below {NumberText.Score(ManifestDefaults.LeastReliability)} count as that)." : null,
        groups.Any(group => group.First.Signal == "rdm") ? "Where RDMs alone were recorded, neither neuroids nor noise are known: the RDM of each simulated subject is that of 100 neuroids drawn at random from patterns that have the model's RDM (squared distances; a constant is added to all where no patterns have it), with independent normal noise of the size with which subjects agree with each other, each with the mean of the rest, as the recorded ones do. It stands for all that limits that agreement." : null,
    }.OfType<string>());

    private static string? Labels(RecoveryGroup group)
    {
        string[] told =
        [
            .. new (string Name, Func<RecoveryModel, string> Of)[] { ("family", model => model.Family), ("regime", model => model.Regime) }
                .Where(label => group.Candidates.Select(label.Of).Distinct(StringComparer.Ordinal).Count() > 1)
                .Select(label => Label(group, label.Name, label.Of)),
        ];
        return told.Length == 0 ? null : string.Join(" ", told);
    }

    private static string Label(RecoveryGroup group, string name, Func<RecoveryModel, string> of)
    {
        (long right, long wrongModel, double chance) = group.Agreement(of);
        long wrong = group.Models.Sum(model => model.TimesBest.Sum()) - group.Recovered;
        string beside = wrong == 0 ? string.Empty : $", {wrongModel} of the {wrong} that another model won among them";
        return $"The winner had the right {name} on {Share(right, group.Recordings)}{beside}; guessing: {Percent(chance)}.";
    }

    private static string? Pairs(RecoveryGroup group)
    {
        (string True, string Taken, long Times, long Of)[] pairs =
        [
            .. group.Models.SelectMany(model => model.TimesBest.Index().Where(pair => pair.Index != model.Own && pair.Item > 0).Select(pair => (model.Model.Name, group.Candidates[pair.Index].Name, pair.Item, model.Recordings)))
                .OrderByDescending(pair => (double)pair.Item / pair.Recordings).Take(MostPairs),
        ];
        return pairs.Length == 0 ? null : $"Most often taken for another: {string.Join("; ", pairs.Select(pair => $"{NameText.Short(pair.True)} for {NameText.Short(pair.Taken)} ({pair.Times} of {pair.Of})"))}.";
    }

    // What the first place on the real recording is worth.
    private static string? Best(RecoveryGroup group)
    {
        int place = group.Candidates.Index().Where(pair => pair.Item.Name == group.Best).Select(pair => pair.Index).DefaultIfEmpty(-1).First();
        RecoveredModel[] others = [.. group.Models.Where(model => model.Own != place)];
        if (place < 0 || others.Length == 0)
        {
            return null;
        }

        string own = group.Models.FirstOrDefault(model => model.Own == place) is { } model ? $"{model.Recovered} of {model.Recordings} of its own recordings and " : string.Empty;
        return $"{NameText.Short(group.Best)}, which scores highest on the recording itself, won {own}{others.Sum(other => other.TimesBest[place])} of {others.Sum(other => other.Recordings)} that another model was behind.";
    }

    private static string? Undecided(RecoveryGroup group)
    {
        long nobody = group.Models.Sum(model => model.Nobody);
        return nobody == 0 ? null : $"Nobody won {nobody} recording{(nobody == 1 ? string.Empty : "s")}: the highest score was shared, or none was defined.";
    }

    private static string Range(IEnumerable<long> values)
    {
        long[] distinct = [.. values.Distinct().Order()];
        return distinct.Length == 1 ? NumberText.Count(distinct[0]) : $"{NumberText.Count(distinct[0])} to {NumberText.Count(distinct[^1])}";
    }

    private static string Range(double[] values)
    {
        string low = NumberText.Fixed(values.Min(), 2, dropZero: true), high = NumberText.Fixed(values.Max(), 2, dropZero: true);
        return low == high ? low : $"{low} to {high}";
    }

    private static string Percent(double share) => NumberText.Fixed(100 * share, 0, dropZero: false) + " %";
}
