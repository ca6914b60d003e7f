using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Scores of one group as dots with intervals over the ceiling band, best on top.</summary>
public static class ScoreFigure
{
    private const double Width = 720;

    private const double Left = 210;

    private const double RowHeight = 22;

    /// <summary>The figure; null when no model has a score.</summary>
    /// <param name="group">The group.</param>
    /// <param name="question">Its heading.</param>
    /// <param name="data">The numbers behind it.</param>
    /// <param name="mostRows">Models that are drawn, the best.</param>
    public static Figure? Make(ScoreGroup group, string question, ReportTable data, int mostRows)
    {
        List<ScoreEntry> all = [.. group.Entries.Where(entry => entry.Score is not null)];
        List<ScoreEntry> entries = [.. all.Take(mostRows)];
        if (entries.Count == 0)
        {
            return null;
        }

        int rows = entries.Count + group.Humans.Count(row => row.Score is not null);
        double top = group.Warning is null ? 40 : 60;
        double bottom = top + (rows * RowHeight) + 4;
        var axis = new LinearAxis(Extent(group), Left, Width - 16);
        var scene = new Scene(Width, bottom + 48, group.Title, Describe(group, entries));
        scene.Add(new TextMark(0, 14, EmbeddedFont.Fit(group.Title, 13, Width, bold: true), Tone: Tone.Ink, Size: 13, Bold: true));
        if (group.Warning is not null)
        {
            scene.Add(new TextMark(0, 34, EmbeddedFont.Fit(group.Warning, 13, Width, bold: true), Tone: Tone.Vermilion, Size: 13, Bold: true));
        }

        Backdrop.Ceiling(scene, group.Ceiling, group.CeilingUpper, axis, top, bottom);
        Backdrop.Columns(scene, axis, top, bottom);
        if (group.Ceiling is not null)
        {
            double middle = axis.At((group.Ceiling + (group.CeilingUpper ?? group.Ceiling)) / 2);
            string text = $"noise ceiling {group.CeilingText}";
            double half = EmbeddedFont.Measure(text, 11.5) / 2;
            scene.Add(new TextMark(Math.Clamp(middle, half, Width - half), top - 6, text, TextAnchor.Middle));
        }

        double y = top + (RowHeight / 2) + 2;
        foreach (ScoreEntry entry in entries)
        {
            Row(scene, axis, y, entry.Label, entry.Score, entry.Headline?.CiLow, entry.Headline?.CiHigh, Palette.Regime(entry.Identity.Regime), Palette.Family(entry.Identity.Family), group.IsBounded);
            y += RowHeight;
        }

        foreach (var human in group.Humans.Where(row => row.Score is not null))
        {
            Row(scene, axis, y, human.Model + " (reference)", human.Score, human.CiLow, human.CiHigh, MarkerShape.Cross, Tone.Ink, group.IsBounded);
            y += RowHeight;
        }

        scene.Add(new TextMark((Left + Width - 16) / 2, bottom + 36, $"{group.Metric} ({(group.HigherIsBetter ? "higher" : "lower")} is better)", TextAnchor.Middle));
        return new Figure
        {
            Id = "scores-" + group.Id,
            Question = question,
            Panels = [scene],
            Caption = $"Dot: score; bar: 95 % interval ({Caption.IntervalMethod(group)}). {Caption.Ceiling(group)} {Caption.Count(group)}{(all.Count > mostRows ? $" The first {mostRows} of {all.Count} models are drawn." : string.Empty)}",
            Data = data with { Id = "scores-" + group.Id },
            Legend = Legends.Of(entries),
            Warning = group.Warning,
            IsWide = true,
        };
    }

    /// <summary>Every value that a figure of the group must show: scores, interval ends, ceilings.</summary>
    public static IEnumerable<double> Extent(ScoreGroup group) =>
        group.Entries.SelectMany(entry => new[] { entry.Score, entry.Headline?.CiLow, entry.Headline?.CiHigh })
            .Concat(group.Humans.Select(row => row.Score))
            .Append(group.Ceiling)
            .Append(group.CeilingUpper)
            .OfType<double>();

    private static void Row(Scene scene, LinearAxis axis, double y, string label, double? score, double? low, double? high, MarkerShape shape, Tone tone, bool bounded)
    {
        scene.Add(new TextMark(Left - 10, y + 4, EmbeddedFont.Fit(label, 12, Left - 14), TextAnchor.End, Tone.Ink, 12));
        if (low is not null && high is not null)
        {
            scene.Add(new LineMark(axis.At(low), y, axis.At(high), y, tone, 1.8));
        }

        scene.Add(new PointMark(axis.At(score), y, 4.4, shape, tone)
        {
            Owner = label,
            Tip = $"{NameText.Short(label)}: {NumberText.Score(score, bounded)} ({NumberText.Interval(low, high, bounded)})",
        });
    }

    private static string Describe(ScoreGroup group, List<ScoreEntry> entries) =>
        $"{entries.Count} models. {(group.Ranks is null ? string.Empty : $"{group.TopSet.Count} cannot be told from the best. ")}Scores {NumberText.Score(entries.Min(entry => entry.Score), group.IsBounded)} to {NumberText.Score(entries.Max(entry => entry.Score), group.IsBounded)}"
        + (group.Ceiling is null ? "; no ceiling." : $"; noise ceiling {group.CeilingText}.") + (group.Warning is null ? string.Empty : " " + group.Warning);
}
