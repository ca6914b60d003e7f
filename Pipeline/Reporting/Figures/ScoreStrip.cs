using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>The small drawing in a row of the score table: ceiling band, zero, interval, score.</summary>
public static class ScoreStrip
{
    private const double Width = 150;

    private const double Height = 22;

    /// <summary>The strip of one model on the axis of its group.</summary>
    public static Scene Draw(ScoreGroup group, ScoreEntry entry)
    {
        LinearAxis axis = AxisOf(group);
        var scene = new Scene(Width, Height, entry.Label, $"{NumberText.Score(entry.Score, group.IsBounded)} ({NumberText.Interval(entry.Headline?.CiLow, entry.Headline?.CiHigh, group.IsBounded)})");
        Backdrop.Ceiling(scene, group.Ceiling, group.CeilingUpper, axis, 1, Height - 1);
        scene.Add(new LineMark(axis.At(0), 1, axis.At(0), Height - 1, Tone.Muted));
        Tone tone = Palette.Family(entry.Identity.Family);
        if (entry.Headline is { CiLow: { } low, CiHigh: { } high })
        {
            scene.Add(new LineMark(axis.At(low), Height / 2, axis.At(high), Height / 2, tone, 1.8));
        }

        scene.Add(new PointMark(axis.At(entry.Score), Height / 2, 4, Palette.Regime(entry.Identity.Regime), tone) { Owner = entry.Label });
        return scene;
    }

    /// <summary>The axis in words: "−.05 to .72".</summary>
    public static string AxisText(ScoreGroup group)
    {
        LinearAxis axis = AxisOf(group);
        return $"{(axis.Low == 0 ? "0" : NumberText.Fixed(axis.Low, 2, group.IsBounded))} to {NumberText.Fixed(axis.High, 2, group.IsBounded)}";
    }

    private static LinearAxis AxisOf(ScoreGroup group) => new(ScoreFigure.Extent(group), 4, Width - 4);
}
