using Concord.Models.Regimes;

namespace Concord.Models.Training;

/// <summary>One view of the contrastive objective: a random part of the picture at full size, mirrored, in other colours, or grey.</summary>
/// <remarks>
/// Chen et al. 2020, arXiv:2002.05709, appendix A: crop of 25–100 % of the area (theirs 8–100 %, of larger pictures) and aspect 3/4–4/3, flip,
/// colour jitter with strength 0.5 for small pictures (brightness, contrast, saturation ±0.4, hue ±0.1) in 80 %, grey in 20 %. Hue turns the
/// plane of chroma in YIQ, not in HSV.
/// </remarks>
internal static class ColourView
{
    /// <summary>Numbers of a stream that one view takes.</summary>
    public const int Draws = 16;

    private const double LeastArea = 0.25;
    private const double JitterShare = 0.8;
    private const double GreyShare = 0.2;
    private const double Strength = 0.4;
    private const double Hue = 0.1;

    /// <summary>Writes a view's pixels.</summary>
    /// <param name="rgb">The picture's bytes, colours interleaved.</param>
    /// <param name="side">Pixels a side.</param>
    /// <param name="chw">(3 × side × side), 0 to 1.</param>
    /// <param name="random">The stream.</param>
    /// <param name="position">Position of the first of <see cref="Draws"/> numbers.</param>
    public static void Write(ReadOnlySpan<byte> rgb, int side, Span<float> chw, CounterRandom random, long position)
    {
        double area = LeastArea + ((1 - LeastArea) * random.Uniform(position));
        double aspect = Math.Exp(Math.Log(4.0 / 3) * ((2 * random.Uniform(position + 1)) - 1));
        double width = Math.Min(1, Math.Sqrt(area * aspect));
        double height = Math.Min(1, Math.Sqrt(area / aspect));
        double left = (1 - width) * side * random.Uniform(position + 2);
        double top = (1 - height) * side * random.Uniform(position + 3);
        bool isFlipped = random.Uniform(position + 4) < 0.5;
        int plane = side * side;
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                int column = isFlipped ? side - 1 - x : x;
                PictureView.Bilinear(rgb, side, left + ((column + 0.5) * width) - 0.5, top + ((y + 0.5) * height) - 0.5, chw[((y * side) + x)..], plane);
            }
        }

        if (random.Uniform(position + 5) < JitterShare)
        {
            Jitter(chw, plane, random, position + 6);
        }

        if (random.Uniform(position + 10) < GreyShare)
        {
            Grey(chw, plane);
        }
    }

    private static void Jitter(Span<float> chw, int plane, CounterRandom random, long position)
    {
        float brightness = Factor(random.Uniform(position));
        float contrast = Factor(random.Uniform(position + 1));
        float saturation = Factor(random.Uniform(position + 2));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * Hue * ((2 * random.Uniform(position + 3)) - 1));
        double sum = 0;
        for (int i = 0; i < plane; i++)
        {
            sum += Luma(chw, plane, i);
        }

        float middle = (float)(sum / plane);
        for (int i = 0; i < plane; i++)
        {
            float luma = Luma(chw, plane, i);
            double across = saturation * ((0.596 * chw[i]) - (0.274 * chw[plane + i]) - (0.322 * chw[(2 * plane) + i]));
            double along = saturation * ((0.211 * chw[i]) - (0.523 * chw[plane + i]) + (0.312 * chw[(2 * plane) + i]));
            (double first, double second) = ((cos * across) - (sin * along), (sin * across) + (cos * along));
            double bright = brightness * (middle + (contrast * (luma - middle)));
            double scale = brightness * contrast;
            chw[i] = Pixel(bright + (scale * ((0.956 * first) + (0.621 * second))));
            chw[plane + i] = Pixel(bright + (scale * ((-0.272 * first) - (0.647 * second))));
            chw[(2 * plane) + i] = Pixel(bright + (scale * ((-1.106 * first) + (1.703 * second))));
        }
    }

    private static void Grey(Span<float> chw, int plane)
    {
        for (int i = 0; i < plane; i++)
        {
            float luma = Luma(chw, plane, i);
            chw[i] = luma;
            chw[plane + i] = luma;
            chw[(2 * plane) + i] = luma;
        }
    }

    private static float Factor(double uniform) => (float)(1 + (Strength * ((2 * uniform) - 1)));

    private static float Luma(ReadOnlySpan<float> chw, int plane, int i) => (0.299f * chw[i]) + (0.587f * chw[plane + i]) + (0.114f * chw[(2 * plane) + i]);

    private static float Pixel(double value) => (float)Math.Clamp(value, 0, 1);
}
