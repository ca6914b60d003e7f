using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Scores along training: one panel a benchmark, one line a model.</summary>
internal static class DevelopmentFigure
{
    private const int MostModels = 12;

    /// <summary>The figure of a result; null where there is no series.</summary>
    public static Figure? Make(DevelopmentResult result)
    {
        if (result.Series.Count == 0)
        {
            return null;
        }

        string[] models = [.. result.Series.Select(series => series.Model).Distinct(StringComparer.Ordinal).Take(MostModels)];
        DevelopmentSeries[] drawn = [.. result.Series.Where(series => models.Contains(series.Model, StringComparer.Ordinal))];
        int all = result.Series.Select(series => series.Model).Distinct(StringComparer.Ordinal).Count();
        LinearAxis vertical = TrendPanel.Vertical(drawn.SelectMany(series => series.Rows).SelectMany(row => new[] { row.Score, row.CiLow, row.CiHigh }).OfType<double>());

        // A step 0 has no place on a logarithmic axis: it stands at its left end, and the caption says so.
        double least = drawn.SelectMany(series => series.Steps).Where(step => step > 0).DefaultIfEmpty(1).Min();
        bool hasZero = drawn.Any(series => series.Steps.Any(step => step <= 0));
        double Place(double step) => step > 0 ? step : least / 3;
        LogAxis horizontal = TrendPanel.Horizontal(drawn.SelectMany(series => series.Steps).Select(Place));
        string x = ScalingWords.Measure(result.Spec.X);
        List<Scene> panels = [];
        foreach (var benchmark in drawn.GroupBy(series => series.Benchmark, StringComparer.Ordinal))
        {
            Scene scene = TrendPanel.Start(benchmark.Key, "score", string.Join(" ", benchmark.Select(series => $"{NameText.Short(series.Model)}, {DevelopmentWords.Of(series, x)}")), vertical, horizontal, x);
            foreach (DevelopmentSeries series in benchmark)
            {
                Line(scene, series, vertical, horizontal, ToneOf(series, models), Place);
            }

            panels.Add(scene);
        }

        string id = "development-" + Slug.Of(result.Spec.Id);
        return new Figure
        {
            Id = id,
            Question = $"How does agreement change along training: {NameText.Short(result.Spec.Id)}?",
            Panels = panels,
            Caption = $"Score by {x}, one panel a benchmark, one line a model{(all > models.Length ? $"; the first {models.Length} of {all} models are drawn, all are in the data" : string.Empty)}. {(drawn.Any(series => series.Rows.All(row => row.CiLow is not null)) ? "Band: 95 % interval of each score." : "No intervals: the scores have none.")}{(hasZero ? $" The first point stands before training ({x} 0), at the left end." : string.Empty)}{(result.LeftOut.Count == 0 ? string.Empty : $" Left out: {string.Join("; ", result.LeftOut)}.")}",
            Data = DevelopmentTables.Checkpoints(result, id),
            Legend = [.. models.Select(model => drawn.First(series => series.Model == model)).Select(series => (new PointMark(8, 8, 4.6, Palette.Regime(series.Rows[^1].Regime), ToneOf(series, models)), series.Model))],
        };
    }

    private static Tone ToneOf(DevelopmentSeries series, string[] models) => TrendPanel.ToneOf(models.Length == 1 ? series.Rows[0].Family : series.Model, models.Length == 1, models);

    private static void Line(Scene scene, DevelopmentSeries series, LinearAxis vertical, LogAxis horizontal, Tone tone, Func<double, double> place)
    {
        List<(double X, ScoreRow Row)> points = [.. series.Steps.Select(step => horizontal.At(place(step))).Zip(series.Rows)];
        if (points.TrueForAll(point => point.Row.CiLow is not null && point.Row.CiHigh is not null))
        {
            scene.Add(new PathMark([.. points.Select(point => (point.X, vertical.At(point.Row.CiLow))), .. points.Select(point => (point.X, vertical.At(point.Row.CiHigh))).Reverse()], Closed: true, Tone.None, tone, Opacity: 0.16));
        }

        scene.Add(new PathMark([.. points.Select(point => (point.X, vertical.At(point.Row.Score)))], Closed: false, tone, Tone.None));
        foreach (((double at, ScoreRow row), double step) in points.Zip(series.Steps))
        {
            scene.Add(new PointMark(at, vertical.At(row.Score), points.Count > 40 ? 2 : 3, Palette.Regime(row.Regime), tone)
            {
                Owner = series.Model,
                Tip = $"{NameText.Short(series.Model)}, {NumberText.Scale(step)}: {NumberText.Score(row.Score)}",
            });
        }

        scene.Add(new TextMark(points[0].X, vertical.At(series.Rows[0].Score) - 8, NumberText.Score(series.Rows[0].Score), Tone: tone));
        scene.Add(new TextMark(points[^1].X, vertical.At(series.Rows[^1].Score) - 8, NumberText.Score(series.Rows[^1].Score), TextAnchor.End, tone));
    }
}
