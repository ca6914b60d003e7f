using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>What a curve along training does, in words that obey its interval.</summary>
internal static class DevelopmentWords
{
    /// <summary>rises, falls, or why neither is said.</summary>
    public static string Direction(DevelopmentSeries series) => (series.Curve.Interval.Lower, series.Curve.Interval.Upper, series.Curve.Change) switch
    {
        ( > 0, _, _) => "rises",
        (_, < 0, _) => "falls",
        ( <= 0, >= 0, _) => "no change is clear",
        (_, _, > 0) => "higher at the end",
        (_, _, < 0) => "lower at the end",
        _ => "no change",
    };

    /// <summary>The path between first and last score.</summary>
    public static string Path(DevelopmentSeries series) => series.Curve.Reversals switch
    {
        0 => "monotone",
        var count => $"not monotone ({count} of {series.Rows.Count - 1} steps go the other way)",
    };

    /// <summary>All curves in one sentence; many of them by their number.</summary>
    public static string Headline(DevelopmentResult result)
    {
        const int Most = 6;
        string what = result.Series.Count > Most
            ? string.Join("; ", result.Series.GroupBy(Direction).OrderByDescending(same => same.Count()).Select(same => $"{same.Key} in {same.Count()} of {result.Series.Count} curves"))
            : string.Join("; ", result.Series.Select(series => $"{NameText.Short(series.Benchmark)} {Direction(series)} ({NumberText.Score(series.Rows[0].Score)} → {NumberText.Score(series.Rows[^1].Score)})"));
        return $"along training, {what}{(result.Series.All(series => double.IsFinite(series.Curve.Interval.Lower)) ? string.Empty : ", without resamples of stimuli: no interval")}.";
    }

    /// <summary>The sentence on a curve.</summary>
    public static string Of(DevelopmentSeries series, string x)
    {
        bool hasInterval = double.IsFinite(series.Curve.Interval.Lower);
        string interval = hasInterval ? $", {NumberText.DifferenceInterval(series.Curve.Interval.Lower, series.Curve.Interval.Upper)}" : string.Empty;
        return $"{NameText.Short(series.Benchmark)}: {Direction(series)}, {NumberText.Score(series.Rows[0].Score)} → {NumberText.Score(series.Rows[^1].Score)} ({NumberText.Difference(series.Curve.Change)}{interval}), {Path(series)}; within 5 % of its last score from {x} {NumberText.Scale(series.Curve.Settled)} on.";
    }
}
