using SkiaSharp;

namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>The one font of pictures (DejaVu Sans), read from this assembly: a machine without any font draws the same text.</summary>
public static class EmbeddedFont
{
    // A page's bold face is wider than this font made bold.
    private const double WidthOfBold = 1.12;

    private static readonly Lazy<SKTypeface> Loaded = new(Load);

    /// <summary>The typeface's family name.</summary>
    public static string FamilyName => Loaded.Value.FamilyName;

    /// <summary>The width of a text in scene units.</summary>
    public static double Measure(string text, double size, bool bold = false)
    {
        using SKFont font = Create(size, bold);
        return font.MeasureText(text) * (bold ? WidthOfBold : 1);
    }

    /// <summary>The text, elided in the middle until it is no wider than <paramref name="width"/> scene units.</summary>
    public static string Fit(string text, double size, double width, bool bold = false)
    {
        string visible = Wording.NameText.Visible(text);
        if (Measure(visible, size, bold) <= width)
        {
            return visible;
        }

        int longest = Math.Max(4, (int)(visible.Length * width / Measure(visible, size, bold)) + 2);
        string shown = Wording.NameText.Short(visible, Math.Min(longest, visible.Length - 1));
        while (longest > 4 && Measure(shown, size, bold) > width)
        {
            longest--;
            shown = Wording.NameText.Short(visible, Math.Min(longest, visible.Length - 1));
        }

        return shown;
    }

    internal static SKFont Create(double size, bool bold) => new(Loaded.Value, (float)size) { Embolden = bold, Subpixel = true, Edging = SKFontEdging.Antialias };

    private static SKTypeface Load()
    {
        using Stream stream = typeof(EmbeddedFont).Assembly.GetManifestResourceStream("Concord.Report.DejaVuSans.ttf")
            ?? throw new InvalidOperationException("The font DejaVuSans.ttf is not embedded in this build.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException("The embedded font could not be read.");
    }
}
