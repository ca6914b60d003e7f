using Concord.Alignment.Resampling;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Differences between levels of a factor, paired by bootstrap draw.</summary>
/// <remarks>
/// Each draw is one resample of stimuli that all models share; the difference of the levels' mean scores is taken within each draw, and its 2.5 % and 97.5 % quantiles are the interval.
/// Models are taken as they are: the interval says what other stimuli would have given, not what other architectures would. Where architectures have both levels the difference is
/// the mean over these architectures of the difference within each.
/// </remarks>
public static class Contrasts
{
    /// <summary>The contrasts of a factor on one group; empty when it has fewer than two levels or no draws.</summary>
    public static IReadOnlyList<Contrast> Of(ScoreGroup group, string factor)
    {
        (List<ScoreEntry> entries, string population) = Population(group, factor);
        var levels = entries
            .Where(entry => Factor.LevelOf(entry.Identity, factor) is not null)
            .GroupBy(entry => Factor.LevelOf(entry.Identity, factor)!)
            .OrderBy(level => ScoreGroups.IsUntrained(level.Key))
            .ThenByDescending(level => level.Count())
            .ThenBy(level => level.Key, StringComparer.Ordinal)
            .Select(level => (level.Key, Entries: level.ToList()))
            .ToList();
        List<Contrast> contrasts = [];
        for (int i = 0; i < levels.Count; i++)
        {
            for (int j = i + 1; j < levels.Count; j++)
            {
                if (levels.Count <= 3 || i == 0)
                {
                    Add(contrasts, group, factor, population, levels[i], levels[j]);
                }
            }
        }

        return contrasts;
    }

    /// <summary>The levels of a factor that occur among the networks with a score, ordered by name.</summary>
    public static IReadOnlyList<string> Levels(IEnumerable<ScoreGroup> groups, string factor) =>
        [.. groups.SelectMany(group => group.Entries).Where(entry => entry.IsNetwork).Select(entry => Factor.LevelOf(entry.Identity, factor)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static (List<ScoreEntry> Entries, string Text) Population(ScoreGroup group, string factor)
    {
        List<ScoreEntry> networks = [.. group.Entries.Where(entry => entry.IsNetwork && entry.Score is not null && entry.Draws is not null)];
        if (factor == "regime")
        {
            return (networks, "all networks");
        }

        List<ScoreEntry> trained = [.. networks.Where(entry => !entry.IsUntrained)];
        bool enough = trained.Select(entry => Factor.LevelOf(entry.Identity, factor)).Distinct().Count() > 1;
        return trained.Count == 0 ? (networks, "untrained networks") : enough && trained.Count < networks.Count ? (trained, "trained networks") : (networks, "all networks");
    }

    private static void Add(List<Contrast> contrasts, ScoreGroup group, string factor, string population, (string Key, List<ScoreEntry> Entries) first, (string Key, List<ScoreEntry> Entries) second)
    {
        List<(List<ScoreEntry> A, List<ScoreEntry> B)> strata = [(first.Entries, second.Entries)];
        List<string> shared = factor is "family" or "architecture" ? [] : [.. first.Entries.Select(entry => entry.Identity.Architecture).Intersect(second.Entries.Select(entry => entry.Identity.Architecture))];
        if (shared.Count > 0)
        {
            strata = [.. shared.Select(name => (first.Entries.FindAll(entry => entry.Identity.Architecture == name), second.Entries.FindAll(entry => entry.Identity.Architecture == name)))];
        }

        int draws = strata.SelectMany(stratum => stratum.A.Concat(stratum.B)).Min(entry => entry.Draws!.Length);
        if (draws < RankSummary.FewestDraws)
        {
            return;
        }

        double[] values = [.. Enumerable.Range(0, draws).Select(draw => Difference(strata, entry => entry.Draws![draw]))];
        Interval interval = Interval.Percentile(values);
        contrasts.Add(new Contrast
        {
            Group = group,
            Factor = factor,
            First = first.Key,
            Second = second.Key,
            FirstCount = strata.Sum(stratum => stratum.A.Count),
            SecondCount = strata.Sum(stratum => stratum.B.Count),
            MatchedArchitectures = shared.Count,
            Population = population,
            Difference = Difference(strata, entry => entry.Score!.Value),
            Low = interval.Lower,
            High = interval.Upper,
        });
    }

    private static double Difference(List<(List<ScoreEntry> A, List<ScoreEntry> B)> strata, Func<ScoreEntry, double> value) =>
        strata.Average(stratum => stratum.A.Average(value) - stratum.B.Average(value));
}
