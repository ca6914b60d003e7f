using System.Globalization;

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Shows pictures of one width in degrees of visual angle to an eye of another: padded with grey, or their centre cut out.</summary>
/// <remarks>
/// Brain-Score's <c>place_on_screen</c> (brain-score/vision@c642dbe <c>brainscore_vision/benchmark_helpers/screen.py</c>), to the bit: each side becomes round(side · target / source), half to even; where the
/// target is as wide or wider the picture is put on grey (128), else it is cut; the corner is round(difference / 2), half to even. Pixels are not resized: the network's own preprocessing does that.
/// Two departures. Brain-Score writes the result in the picture's own format, so that a JPEG is compressed a second time; here pixels stay. And it hands on a picture cut out with its grey or palette,
/// where pictures here are RGB always.
/// </remarks>
public static class ScreenPlacing
{
    /// <summary>The smallest width in degrees that is allowed.</summary>
    public const double LeastDegrees = 0.1;

    /// <summary>The largest width in degrees that is allowed.</summary>
    public const double MostDegrees = 180;

    private const int LargestSide = 16_384;

    /// <summary>The set as seen; the set itself where both widths are equal. Its id gets <c>.screen(source=…,target=…)</c>.</summary>
    /// <param name="set">Pictures.</param>
    /// <param name="source">Width of the pictures, degrees.</param>
    /// <param name="target">Width of what the network sees, degrees.</param>
    /// <exception cref="ArgumentOutOfRangeException">Degrees out of range.</exception>
    /// <exception cref="DatasetException">A set of texts. Loading a stimulus throws where nothing is left of it, or where it would be larger than 16,384 pixels.</exception>
    public static StimulusSet Apply(StimulusSet set, double source, double target)
    {
        ArgumentNullException.ThrowIfNull(set);
        InRange(source, nameof(source));
        InRange(target, nameof(target));
        return source == target ? set : DerivedSet.Make(set, string.Create(CultureInfo.InvariantCulture, $"screen(source={source:R},target={target:R})"), "screen/1", (image, id) => Place(image, target / source, id));
    }

    private static void InRange(double degrees, string name)
    {
        if (!(degrees >= LeastDegrees && degrees <= MostDegrees))
        {
            throw new ArgumentOutOfRangeException(name, degrees, $"degrees are from {LeastDegrees} to {MostDegrees}");
        }
    }

    private static RgbImage Place(RgbImage image, double ratio, string id)
    {
        double wide = Math.Round(ratio * image.Width, MidpointRounding.ToEven);
        double high = Math.Round(ratio * image.Height, MidpointRounding.ToEven);
        if (!(Math.Min(wide, high) >= 1 && Math.Max(wide, high) <= LargestSide))
        {
            throw new DatasetException($"stimulus '{id}'", string.Create(CultureInfo.InvariantCulture, $"{image.Width}×{image.Height} pixels become {wide}×{high} on the screen"), $"sides from 1 to {LargestSide} pixels", "Check the visual degrees of dataset and model.");
        }

        int width = (int)wide;
        int height = (int)high;
        int left = Corner(width - image.Width);
        int top = Corner(height - image.Height);
        byte[] rgb = new byte[3 * width * height];
        Array.Fill(rgb, Surround.Grey);
        int columns = Math.Min(width, image.Width);
        for (int y = Math.Max(0, top); y < Math.Min(height, top + image.Height); y++)
        {
            int from = ((y - top) * image.Width) + Math.Max(0, -left);
            image.Rgb.AsSpan(3 * from, 3 * columns).CopyTo(rgb.AsSpan(3 * ((y * width) + Math.Max(0, left))));
        }

        return new RgbImage(width, height, rgb);
    }

    // Rounding half to even is odd: the corner of a cut, taken as a positive number there, is the same below zero.
    private static int Corner(int difference) => (int)Math.Round(difference / 2.0, MidpointRounding.ToEven);
}
