using Concord.Pipeline.Reporting.Drawing;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>What panels of scores against a logarithmic scale have in common.</summary>
internal static class TrendPanel
{
    public const double Width = 270;

    public const double Height = 236;

    private const double Left = 36;

    private const double Right = 262;

    private const double Bottom = Height - 44;

    private const double Top = 46;

    private const double Row = 15;

    private static readonly Tone[] Tones = [Tone.Blue, Tone.Vermilion, Tone.Green, Tone.Purple, Tone.Ochre];

    /// <summary>The vertical axis over these values.</summary>
    public static LinearAxis Vertical(IEnumerable<double> values) => new(values, Bottom, Top);

    /// <summary>The horizontal axis over these values.</summary>
    public static LogAxis Horizontal(IEnumerable<double> values) => new(values, Left + 6, Right - 6);

    /// <summary>An empty panel with heading, grid and axis names.</summary>
    public static Scene Start(string title, string under, string description, LinearAxis vertical, LogAxis horizontal, string x)
    {
        Scene scene = new(Width, Height, title, description);
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(title, 13, Width, bold: true), Tone: Tone.Ink, Size: 13, Bold: true));
        scene.Add(new TextMark(0, 29, EmbeddedFont.Fit("↑ " + under, 11.5, Width)));
        Backdrop.Rows(scene, vertical, Left, Right);
        foreach (double tick in horizontal.Ticks)
        {
            scene.Add(new LineMark(horizontal.At(tick), Top, horizontal.At(tick), Bottom, Tone.Grid));
            scene.Add(new TextMark(horizontal.At(tick), Bottom + Row, LogAxis.Label(tick), TextAnchor.Middle));
        }

        scene.Add(new TextMark((Left + Right) / 2, Height - 6, EmbeddedFont.Fit(x + " (log) →", 11.5, Right - Left), TextAnchor.Middle));
        return scene;
    }

    /// <summary>The tone of a level: a family's own, else by its place among the levels, grey past five.</summary>
    public static Tone ToneOf(string level, bool isFamily, IReadOnlyList<string> levels)
    {
        int place = levels.ToList().IndexOf(level);
        return isFamily ? Palette.Family(level) : place >= 0 && place < Tones.Length ? Tones[place] : Tone.Grey;
    }
}
