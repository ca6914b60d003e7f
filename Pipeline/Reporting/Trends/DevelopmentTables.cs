using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>Tables of curves along training and of the checkpoints behind them.</summary>
internal static class DevelopmentTables
{
    /// <summary>One line a curve.</summary>
    public static ReportTable Curves(DevelopmentResult result) => new()
    {
        Id = "development-" + Slug.Of(result.Spec.Id),
        Caption = $"Scores along training, {NameText.Short(result.Spec.Id)}, by {ScalingWords.Measure(result.Spec.X)}. Change: last checkpoint less first; its 95 % interval is paired over stimuli, and missing where no resamples are stored. Settled: from there on within 5 % of the last score.",
        Heads =
        [
            TrendCells.Text("model", "Model"), TrendCells.Text("benchmark", "Benchmark"), TrendCells.Number("checkpoints", "Checkpoints", 0), TrendCells.Number("first", "First"), TrendCells.Number("last", "Last"),
            TrendCells.Number("change", "Change"), TrendCells.Number("change_low", "Low"), TrendCells.Number("change_high", "High"), TrendCells.Text("finding", "Finding"), TrendCells.Text("path", "Path", narrow: false), .. TrendCells.Scale("settled", "Settled"), .. TrendCells.Scale("highest_at", "Highest at"),
        ],
        Rows = [.. result.Series.Select(series => (IReadOnlyList<TableCell>)
        [
            TrendCells.Name(series.Model), TrendCells.Name(series.Benchmark), TrendCells.Count(series.Rows.Count), TrendCells.Score(series.Rows[0].Score), TrendCells.Score(series.Rows[^1].Score),
            TrendCells.Difference(series.Curve.Change), TrendCells.Difference(series.Curve.Interval.Lower), TrendCells.Difference(series.Curve.Interval.Upper), new(DevelopmentWords.Direction(series)), new(DevelopmentWords.Path(series)), .. TrendCells.Scaled(series.Curve.Settled), .. TrendCells.Scaled(series.Curve.Highest),
        ])],
    };

    /// <summary>The checkpoints behind a figure.</summary>
    public static ReportTable Checkpoints(DevelopmentResult result, string id) => new()
    {
        Id = id,
        Caption = $"Checkpoints of {NameText.Short(result.Spec.Id)}.",
        Heads = [TrendCells.Text("model", "Model"), TrendCells.Text("benchmark", "Benchmark"), .. TrendCells.Scale("x", ScalingWords.Measure(result.Spec.X)), TrendCells.Number("score", "Score"), TrendCells.Number("ci_low", "Low"), TrendCells.Number("ci_high", "High")],
        Rows = [.. result.Series.SelectMany(series => series.Rows.Zip(series.Steps), (series, point) => (IReadOnlyList<TableCell>)
        [
            TrendCells.Name(series.Model), TrendCells.Name(series.Benchmark), .. TrendCells.Scaled(point.Second), TrendCells.Score(point.First.Score), TrendCells.Score(point.First.CiLow), TrendCells.Score(point.First.CiHigh),
        ])],
    };
}
