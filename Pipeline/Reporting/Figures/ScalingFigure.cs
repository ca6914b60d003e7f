using Concord.Alignment.Resampling;
using Concord.Alignment.Scaling;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Scores against scale: points, fitted laws with their bands; all groups together, then one panel each.</summary>
internal static class ScalingFigure
{
    private const int Places = 60;

    private const int MostPanels = 8;

    /// <summary>The figure of a result; null where no model is left, or the law has two measures.</summary>
    public static Figure? Make(ScalingResult result)
    {
        TrendPoint[] points = [.. result.Laws.SelectMany(law => law.Points)];
        if (points.Length == 0 || result.Spec.X.Count > 1)
        {
            return null;
        }

        LinearAxis vertical = TrendPanel.Vertical(points.Select(point => point.Score).Concat(result.Laws.SelectMany(Ends)));
        LogAxis horizontal = TrendPanel.Horizontal(points.Select(point => point.X[0]));
        string x = ScalingWords.Measure(result.Spec.X);
        string[] groups = [.. result.Laws.Select(law => law.Group)];
        List<Scene> panels = [];
        bool several = groups.Length > 1;
        if (several)
        {
            Scene all = TrendPanel.Start("All together", Score(result), string.Join(" ", result.Laws.Select(law => ScalingWords.Of(result, law))), vertical, horizontal, x);
            Draw(all, result, result.Laws, vertical, horizontal, groups, alone: false);
            panels.Add(all);
        }

        foreach (ScalingLaw law in result.Laws.Take(several ? MostPanels : 1))
        {
            Scene panel = TrendPanel.Start(several ? law.Group : NameText.List(result.Benchmarks, 6), Under(result, law), ScalingWords.Of(result, law), vertical, horizontal, x);
            Draw(panel, result, [law], vertical, horizontal, groups, alone: true);
            panels.Add(panel);
        }

        string id = "scaling-" + Slug.Of(result.Spec.Id);
        string left = result.LeftOut.Count == 0 ? string.Empty : $" Models left out: {string.Join("; ", result.LeftOut)}.";
        return new Figure
        {
            Id = id,
            Question = $"How does the score rise with {x}: {NameText.List(result.Benchmarks, 6)}?",
            Panels = panels,
            Caption = $"Each point a model ({NumberText.Count(points.Length)}); line: the fitted law within the scales that were measured; band: 95 % interval over {NumberText.Count(result.Spec.Draws)} resamples of models, which count as independent. Dashed: the level, where one was found. All panels share their axes.{left}",
            Data = ScalingTables.Points(result, id),
            Legend = [.. Keys(result, groups)],
        };
    }

    // What a law's drawing reaches: its lower end, and its level where one is drawn.
    private static IEnumerable<double> Ends(ScalingLaw law)
    {
        if (law.Fitted is null)
        {
            return [];
        }

        double smallest = law.Points.Min(point => point.X[0]);
        return [law.Fitted.Of(fit => fit.Score(smallest)).Lower, law.Summary!.Verdict == Saturation.Saturates ? law.Fitted.Fit.Level : law.Summary.ScoreAtLargest];
    }

    private static string Under(ScalingResult result, ScalingLaw law) => law.Summary?.Verdict == Saturation.Saturates
        ? $"{Score(result)}, {NumberText.Count(law.Points.Count)} models"
        : $"{NumberText.Count(law.Points.Count)} models: {ScalingWords.Level(law)}";

    private static string Score(ScalingResult result) => result.Benchmarks.Count == 1 ? "score" : "mean score";

    private static IEnumerable<(PointMark, string)> Keys(ScalingResult result, string[] groups) => result.Spec.By is null
        ? result.Laws.SelectMany(law => law.Points).Select(point => (point.Family, point.Regime)).Distinct().Take(12).Select(pair => (new PointMark(8, 8, 4.6, Palette.Regime(pair.Regime), Palette.Family(pair.Family)), $"{pair.Family}, {pair.Regime}"))
        : groups.Take(12).Select(group => (new PointMark(8, 8, 4.6, MarkerShape.Disc, ToneOf(result, group, groups)), group));

    private static Tone ToneOf(ScalingResult result, string group, string[] groups) => TrendPanel.ToneOf(group, result.Spec.By == "family", groups);

    private static void Draw(Scene scene, ScalingResult result, IReadOnlyList<ScalingLaw> laws, LinearAxis vertical, LogAxis horizontal, string[] groups, bool alone)
    {
        foreach (TrendPoint point in laws.SelectMany(law => law.Points))
        {
            Tone tone = result.Spec.By is null ? Palette.Family(point.Family) : ToneOf(result, point.Group, groups);
            scene.Add(new PointMark(horizontal.At(point.X[0]), vertical.At(point.Score), 2.2, Palette.Regime(point.Regime), tone)
            {
                Owner = point.Model,
                Tip = $"{NameText.Short(point.Model)}: {ScalingWords.Measure(result.Spec.X)} {NumberText.Scale(point.X[0])}, {NumberText.Score(point.Score)}",
            });
        }

        foreach (ScalingLaw law in laws.Where(law => law.Fitted is not null))
        {
            DrawLaw(scene, law, vertical, horizontal, result.Spec.By is null ? Tone.Ink : ToneOf(result, law.Group, groups), alone);
        }
    }

    private static void DrawLaw(Scene scene, ScalingLaw law, LinearAxis vertical, LogAxis horizontal, Tone tone, bool alone)
    {
        double[] scales = LogAxis.Spaced(law.Points.Min(point => point.X[0]), law.Points.Max(point => point.X[0]), Places);
        Interval[] band = [.. scales.Select(scale => law.Fitted!.Of(fit => fit.Score(scale)))];
        scene.Add(new PathMark([.. scales.Zip(band, (scale, ends) => (horizontal.At(scale), vertical.At(ends.Lower))), .. scales.Zip(band, (scale, ends) => (horizontal.At(scale), vertical.At(ends.Upper))).Reverse()], Closed: true, Tone.None, tone, Opacity: 0.22));
        scene.Add(new PathMark([.. scales.Select(scale => (horizontal.At(scale), vertical.At(law.Fitted!.Fit.Score(scale))))], Closed: false, Tone.Background, Tone.None, 4.2));
        scene.Add(new PathMark([.. scales.Select(scale => (horizontal.At(scale), vertical.At(law.Fitted!.Fit.Score(scale))))], Closed: false, tone, Tone.None, 2.4));
        if (alone && law.Summary!.Verdict == Saturation.Saturates)
        {
            double height = vertical.At(law.Fitted!.Fit.Level);
            scene.Add(new LineMark(horizontal.From, height, horizontal.To, height, Tone.Muted, 1.2, Dashed: true));
            scene.Add(new TextMark(horizontal.From, height - 5, $"level {ScalingWords.Level(law)}", Tone: Tone.Ink));
        }
    }
}
