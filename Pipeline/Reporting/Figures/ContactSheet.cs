using Concord.Datasets.StimulusSets;
using Concord.Pipeline.Reporting.Drawing;
using SkiaSharp;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>The first stimuli of a set side by side, each with its id and size, so that people can look at what networks are shown.</summary>
public static class ContactSheet
{
    private const int Columns = 8;
    private const double Cell = 112;
    private const double Gap = 10;
    private const double Label = 28;
    private const double Head = 40;
    private const double Hairline = 0.75;

    /// <summary>Draws the sheet.</summary>
    /// <param name="stimuli">Pictures.</param>
    /// <param name="count">At most so many, 1 or more.</param>
    public static Scene Draw(StimulusSet stimuli, int count)
    {
        Stimulus[] shown = [.. stimuli.Stimuli.Take(count)];
        int across = Math.Min(Columns, shown.Length);
        int down = (shown.Length + across - 1) / across;
        double width = Math.Max(Gap + (across * (Cell + Gap)), 360);
        string title = FormattableString.Invariant($"{shown.Length} of {stimuli.Count} stimuli of {stimuli.Id}");
        Scene scene = new(width, Head + (down * (Cell + Label + Gap)) + Gap, title, title);
        scene.Add(new TextMark(Gap, 24, EmbeddedFont.Fit(title, 12.5, width - (2 * Gap), bold: true), Tone: Tone.Ink, Size: 12.5, Bold: true));
        for (int i = 0; i < shown.Length; i++)
        {
            Add(scene, shown[i], Gap + (i % across * (Cell + Gap)), Head + (i / across * (Cell + Label + Gap)));
        }

        return scene;
    }

    // A picture keeps its proportions; a hairline tells a white one from the page.
    private static void Add(Scene scene, Stimulus stimulus, double left, double top)
    {
        RgbImage image = stimulus.Load();
        double scale = Cell / Math.Max(image.Width, image.Height);
        (double width, double height) = (image.Width * scale, image.Height * scale);
        (double x, double y) = (left + ((Cell - width) / 2), top + ((Cell - height) / 2));
        scene.Add(new RectMark(x - Hairline, y - Hairline, width + (2 * Hairline), height + (2 * Hairline), Tone.Grid));
        scene.Add(new ImageMark(x, y, width, height, Encode(image, (int)(Cell * PngWriter.Zoom))));
        scene.Add(new TextMark(left + (Cell / 2), top + Cell + 13, EmbeddedFont.Fit(stimulus.Id, 10, Cell), TextAnchor.Middle, Size: 10));
        scene.Add(new TextMark(left + (Cell / 2), top + Cell + 25, FormattableString.Invariant($"{image.Width} × {image.Height}"), TextAnchor.Middle, Size: 8.5));
    }

    // The sheet does not smooth: a picture of more pixels than its place is made smaller here.
    private static byte[] Encode(RgbImage image, int most)
    {
        using SKBitmap whole = new(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        whole.Pixels = [.. Enumerable.Range(0, image.Width * image.Height).Select(i => new SKColor(image.Rgb[3 * i], image.Rgb[(3 * i) + 1], image.Rgb[(3 * i) + 2]))];
        double scale = (double)most / Math.Max(image.Width, image.Height);
        if (scale >= 1)
        {
            using SKData exact = whole.Encode(SKEncodedImageFormat.Png, 100);
            return exact.ToArray();
        }

        using SKBitmap smaller = whole.Resize(new SKSizeI(Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale))), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using SKData data = smaller.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
