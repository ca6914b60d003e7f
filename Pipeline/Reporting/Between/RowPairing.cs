using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>Finds the row of one run that asks what a row of the other asked.</summary>
/// <remarks>From strict to loose: a row whose readout, chosen layer, metric's options or stimulus set changed is still the same question, where only one row of each run can be meant. What stays over is in one run only.</remarks>
internal static class RowPairing
{
    private static readonly Func<ScoreRow, object>[] s_keys =
    [
        row => (Question(row), row.Stimuli, row.Layer, row.Readout, row.Metric, row.Definition, row.Fingerprint),
        row => (Question(row), row.Stimuli, row.Layer, row.Readout, row.Metric, row.Definition),
        row => (Question(row), row.Stimuli, row.Layer, row.Readout, row.Metric),
        row => (Question(row), row.Stimuli, row.Layer, row.Metric),
        row => (Question(row), row.Stimuli, LayerOf(row), row.Metric),
        row => (Question(row), row.Stimuli, LayerOf(row), Name(row.Metric)),
        row => (Question(row), LayerOf(row), Name(row.Metric)),
    ];

    /// <summary>Pairs in the order of the later run, then rows of the earlier run alone.</summary>
    public static IReadOnlyList<(ScoreRow? Before, ScoreRow? After)> Of(IReadOnlyList<ScoreRow> before, IReadOnlyList<ScoreRow> after)
    {
        Dictionary<ScoreRow, ScoreRow> partner = new(ReferenceEqualityComparer.Instance);
        List<ScoreRow> first = [.. before];
        List<ScoreRow> second = [.. after];
        foreach (Func<ScoreRow, object> key in s_keys)
        {
            ILookup<object, ScoreRow> earlier = first.ToLookup(key);
            foreach (IGrouping<object, ScoreRow> later in second.GroupBy(key))
            {
                ScoreRow[] same = [.. earlier[later.Key]];
                ScoreRow[] own = [.. later];

                // Under the strictest key all are the same row: one that stands twice is paired in its order.
                int pairs = key == s_keys[0] ? Math.Min(same.Length, own.Length) : same.Length == 1 && own.Length == 1 ? 1 : 0;
                for (int i = 0; i < pairs; i++)
                {
                    partner[own[i]] = same[i];
                }
            }

            HashSet<ScoreRow> taken = new(partner.Values, ReferenceEqualityComparer.Instance);
            first.RemoveAll(taken.Contains);
            second.RemoveAll(partner.ContainsKey);
        }

        return [.. after.Select(row => (partner.GetValueOrDefault(row), (ScoreRow?)row)), .. first.Select(row => ((ScoreRow?)row, (ScoreRow?)null))];
    }

    private static (string Model, long? Step, string Benchmark, string? Region, string? Subject, string? Condition, string? Selection) Question(ScoreRow row) =>
        (row.Model, row.CheckpointStep, row.Benchmark, row.Region, row.Subject, row.Condition, row.Selection);

    // A layer that was chosen, or fixed, may be another one; a row of a sweep is that layer's.
    private static string? LayerOf(ScoreRow row) => row.Selection is null ? row.Layer : null;

    private static string Name(string metric) => metric.Split('(')[0];
}
