using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Weights along training: in a comparison of networks each counts once, with the last weights that were scored.</summary>
/// <remarks>A network halfway through its training is no further network of its regime: it would enter its family's and regime's means, and widen every simultaneous interval. One network alone is compared with itself along training.</remarks>
public static class TrainingSteps
{
    /// <summary>The rows of the last weights of each network; all rows where they are of one network, or of none along training.</summary>
    public static IReadOnlyList<ScoreRow> Last(IReadOnlyList<ScoreRow> rows)
    {
        Dictionary<(string, long), long> last = rows.Where(row => row.CheckpointStep is not null)
            .GroupBy(SeriesOf)
            .ToDictionary(series => series.Key, series => series.Max(row => row.CheckpointStep!.Value));
        bool isAlone = rows.Where(row => !ScoreGroups.IsHuman(row.Family) && !ScoreGroups.IsBaseline(row.Family)).Select(SeriesOf).Distinct().Take(2).Count() < 2;
        return last.Count == 0 || isAlone ? rows : [.. rows.Where(row => row.CheckpointStep is not { } step || step == last[SeriesOf(row)])];
    }

    /// <summary>How many networks along training are not the last of their series.</summary>
    public static int LeftOut(IReadOnlyList<ScoreRow> rows) => Count(rows) - Count(Last(rows));

    private static int Count(IReadOnlyList<ScoreRow> rows) => rows.Where(row => row.CheckpointStep is not null).Select(row => (SeriesOf(row), row.CheckpointStep)).Distinct().Count();

    private static (string Series, long Seed) SeriesOf(ScoreRow row) => (TrendRows.Series(row), row.Seed);
}
