using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Differences between levels of a factor, paired by bootstrap draw where there are draws.</summary>
/// <remarks>
/// Each draw is one resample of stimuli that all models share; the difference of the levels' mean scores is taken within each draw, and its 2.5 % and 97.5 % quantiles are the interval.
/// Models are taken as they are: the interval says what other stimuli would have given, not what other architectures would. Where architectures have both levels the difference is
/// the mean over these architectures of the difference within each. A table without draws, as others publish them, is compared over models (<see cref="UnpairedContrasts"/>).
/// </remarks>
public static class Contrasts
{
    /// <summary>The contrasts of a factor on several groups, p values adjusted over all of them.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="other">Another factor that is compared too, or null.</param>
    public static IReadOnlyList<Contrast> Of(IEnumerable<ScoreGroup> groups, string factor, string? other)
    {
        Contrast[] contrasts = [.. groups.SelectMany(group => Of(group, factor, other))];
        double[] adjusted = Holm.Adjust([.. contrasts.Select(contrast => contrast.PValue)]);
        return [.. contrasts.Select((contrast, i) => contrast with { AdjustedPValue = adjusted[i] })];
    }

    /// <summary>The contrasts of a factor on one group; empty when it has fewer than two levels.</summary>
    /// <param name="group">The group.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="other">Another factor, within whose levels models are compared where there are no draws; or null.</param>
    public static IReadOnlyList<Contrast> Of(ScoreGroup group, string factor, string? other = null)
    {
        (List<ScoreEntry> entries, string population) = Population(group, factor);
        var levels = Levels(entries, factor);
        List<Contrast> contrasts = [];
        for (int i = 0; i < levels.Count; i++)
        {
            for (int j = i + 1; j < levels.Count; j++)
            {
                if ((levels.Count <= 3 || i == 0) && Between((group, factor, population), levels[i], levels[j], other) is { } contrast)
                {
                    contrasts.Add(contrast);
                }
            }
        }

        return contrasts;
    }

    /// <summary>The levels of a factor that occur among the networks with a score, ordered by name.</summary>
    public static IReadOnlyList<string> Levels(IEnumerable<ScoreGroup> groups, string factor) =>
        [.. groups.SelectMany(group => group.Entries).Where(entry => entry.IsNetwork).Select(entry => Factor.LevelOf(entry.Identity, factor)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Networks with a score for which no level of a factor is known, each once.</summary>
    internal static IReadOnlyList<string> WithoutLevel(IEnumerable<ScoreGroup> groups, string factor) =>
        [.. groups.SelectMany(group => group.Entries).Where(entry => entry.IsNetwork && entry.Score is not null && Factor.LevelOf(entry.Identity, factor) is null).Select(entry => entry.Label).Distinct(StringComparer.Ordinal)];

    /// <summary>The levels of a factor with their models: untrained last, those with most models first.</summary>
    internal static List<(string Key, List<ScoreEntry> Entries)> Levels(IEnumerable<ScoreEntry> entries, string factor) =>
        [.. entries
            .Where(entry => Factor.LevelOf(entry.Identity, factor) is not null)
            .GroupBy(entry => Factor.LevelOf(entry.Identity, factor)!)
            .OrderBy(level => ScoreGroups.IsUntrained(level.Key))
            .ThenByDescending(level => level.Count())
            .ThenBy(level => level.Key, NaturalOrder.Instance)
            .Select(level => (level.Key, level.ToList()))];

    /// <summary>Which models are compared: those with draws where any has; trained ones alone unless the regime is the question.</summary>
    internal static (List<ScoreEntry> Entries, string Text) Population(ScoreGroup group, string factor)
    {
        bool drawn = group.Entries.Any(entry => entry.Draws is not null);
        List<ScoreEntry> networks = [.. group.Entries.Where(entry => entry.IsNetwork && entry.Score is not null && (entry.Draws is not null || !drawn))];
        if (factor == "regime")
        {
            return (networks, "all networks");
        }

        List<ScoreEntry> trained = [.. networks.Where(entry => !entry.IsUntrained)];
        bool enough = trained.Select(entry => Factor.LevelOf(entry.Identity, factor)).Distinct().Count() > 1;
        return trained.Count == 0 ? (networks, "untrained networks") : enough && trained.Count < networks.Count ? (trained, "trained networks") : (networks, "all networks");
    }

    /// <summary>The contrast of two levels; null where there are draws, but too few of them.</summary>
    /// <param name="where">The group, the factor, and which models are counted, in words.</param>
    /// <param name="first">The first level and its models, at least one.</param>
    /// <param name="second">The second level and its models, at least one.</param>
    /// <param name="other">Another factor, within whose levels models are compared where there are no draws; or null.</param>
    internal static Contrast? Between((ScoreGroup Group, string Factor, string Population) where, (string Key, List<ScoreEntry> Entries) first, (string Key, List<ScoreEntry> Entries) second, string? other)
    {
        bool drawn = first.Entries[0].Draws is not null;
        (List<(List<ScoreEntry> A, List<ScoreEntry> B)> strata, bool isArchitecture) = Common(where.Factor, first.Entries, second.Entries, drawn ? null : other);
        if (!isArchitecture && strata.Count == 1)
        {
            // One level in common: models of other levels would only bring in what differs between those.
            (first.Entries, second.Entries) = strata[0];
            where.Population += $", {other} {Factor.LevelOf(first.Entries[0].Identity, other!)}";
            strata = [];
        }

        int shared = strata.Count;
        strata = shared > 0 ? strata : [(first.Entries, second.Entries)];
        Contrast plain = new()
        {
            Group = where.Group,
            Factor = where.Factor,
            First = first.Key,
            Second = second.Key,
            FirstCount = strata.Sum(stratum => stratum.A.Count),
            SecondCount = strata.Sum(stratum => stratum.B.Count),
            MatchedArchitectures = shared,
            Population = where.Population,
            FirstMean = strata.Average(stratum => stratum.A.Average(entry => entry.Score!.Value)),
            SecondMean = strata.Average(stratum => stratum.B.Average(entry => entry.Score!.Value)),
            Difference = Difference(strata, entry => entry.Score!.Value),
            Low = double.NaN,
            High = double.NaN,
        };
        return drawn ? Paired(plain, strata) : UnpairedContrasts.Complete(plain, first.Entries, second.Entries, strata, isArchitecture);
    }

    // What both levels have: architectures, or levels of the other factor where that is more, or the one that they share.
    private static (List<(List<ScoreEntry> A, List<ScoreEntry> B)> Strata, bool IsArchitecture) Common(string factor, List<ScoreEntry> first, List<ScoreEntry> second, string? other)
    {
        List<(List<ScoreEntry> A, List<ScoreEntry> B)> strata = factor is "family" or "architecture" or "model" ? [] : Strata(first, second, entry => entry.Identity.Architecture);
        if (other is null || strata.Count >= UnpairedContrasts.Fewest)
        {
            return (strata, true);
        }

        List<(List<ScoreEntry> A, List<ScoreEntry> B)> within = Strata(first, second, entry => Factor.LevelOf(entry.Identity, other));
        return within.Count == 1 || within.Count > strata.Count ? (within, false) : (strata, true);
    }

    private static List<(List<ScoreEntry> A, List<ScoreEntry> B)> Strata(List<ScoreEntry> first, List<ScoreEntry> second, Func<ScoreEntry, string?> stratum) =>
        [.. first.Select(stratum).OfType<string>().Intersect(second.Select(stratum).OfType<string>()).Select(name => (first.FindAll(entry => stratum(entry) == name), second.FindAll(entry => stratum(entry) == name)))];

    private static Contrast? Paired(Contrast plain, List<(List<ScoreEntry> A, List<ScoreEntry> B)> strata)
    {
        int draws = strata.SelectMany(stratum => stratum.A.Concat(stratum.B)).Min(entry => entry.Draws!.Length);
        if (draws < RankSummary.FewestDraws)
        {
            return null;
        }

        double[] values = [.. Enumerable.Range(0, draws).Select(draw => Difference(strata, entry => entry.Draws![draw]))];
        PairedDifference difference = PairedDifference.Compute(plain.Difference, 0, values, new double[draws]);
        return plain with { Low = difference.Interval.Lower, High = difference.Interval.Upper, PValue = difference.PValue };
    }

    private static double Difference(List<(List<ScoreEntry> A, List<ScoreEntry> B)> strata, Func<ScoreEntry, double> value) =>
        strata.Average(stratum => stratum.A.Average(value) - stratum.B.Average(value));
}
