namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Models that differ in their seed alone, made one by their mean.</summary>
/// <remarks>The same architecture, family, regime, readout, step and levels of the factors, each seed once; where a seed stands twice the models differ in something else and stay as they are. What else is known of the model is the first seed's.</remarks>
public static class SeedAverages
{
    /// <summary>The group with seeds averaged.</summary>
    /// <param name="group">The group.</param>
    /// <param name="factors">The factors that are compared.</param>
    public static ScoreGroup Of(ScoreGroup group, IReadOnlyList<string> factors)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(factors);
        return group with { Entries = [.. group.Entries.GroupBy(entry => KeyOf(entry, factors)).SelectMany(same => Average([.. same]))] };
    }

    private static string KeyOf(ScoreEntry entry, IReadOnlyList<string> factors) => string.Join('\u001f', [
        entry.Identity.Architecture, entry.Identity.Family, entry.Identity.Regime, entry.Identity.Readout, entry.Identity.CheckpointStep?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        .. factors.Select(factor => Factor.LevelOf(entry.Identity, factor))]);

    private static IEnumerable<ScoreEntry> Average(List<ScoreEntry> same)
    {
        List<ScoreEntry> scored = same.FindAll(entry => entry.Score is not null);
        if (scored.Count < 2 || scored.Select(entry => Factor.SeedOf(entry.Identity)).Distinct().Count() < scored.Count)
        {
            return same;
        }

        int draws = scored.TrueForAll(entry => entry.Draws is not null) ? scored.Min(entry => entry.Draws!.Length) : 0;
        ScoreEntry first = scored[0];
        return
        [
            new ScoreEntry
            {
                Label = $"{first.Identity.Architecture}, {first.Identity.Regime}, mean of {scored.Count} seeds",
                Identity = first.Identity,
                Headline = first.Headline! with { Score = scored.Average(entry => entry.Score!.Value), CiLow = null, CiHigh = null, Note = $"mean of {scored.Count} seeds" },
                Draws = draws == 0 ? null : [.. Enumerable.Range(0, draws).Select(draw => scored.Average(entry => entry.Draws![draw]))],
            },
        ];
    }
}
