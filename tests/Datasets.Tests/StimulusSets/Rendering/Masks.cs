using Concord.Datasets.StimulusSets.Rendering;

namespace Concord.Datasets.Tests.StimulusSets.Rendering;

/// <summary>Masks of scenes and what is measured on them.</summary>
internal static class Masks
{
    public static RenderedFactors Scene(int index) => new RenderedImages(RenderedSplit.Test, new RenderingOptions()).Factors(index);

    /// <summary>A scene upright in the middle.</summary>
    public static RenderedFactors Upright(int index, double radius = 0.375) => Scene(index) with { X = 0.5, Y = 0.5, Rotation = 0, Radius = radius, Mirrored = false };

    public static double Area(byte[] mask) => mask.Sum(cover => (double)cover) / Fill.Full;

    /// <summary>In pixels, of the pixels' middles.</summary>
    public static (double X, double Y) Centroid(byte[] mask, int side)
    {
        double x = 0;
        double y = 0;
        for (int i = 0; i < mask.Length; i++)
        {
            x += mask[i] * ((i % side) + 0.5);
            y += mask[i] * ((i / side) + 0.5);
        }

        return (x / Area(mask) / Fill.Full, y / Area(mask) / Fill.Full);
    }

    /// <summary>Left, top, right, bottom of what is covered, in pixels.</summary>
    public static (int Left, int Top, int Right, int Bottom) Box(byte[] mask, int side)
    {
        int[] covered = [.. Enumerable.Range(0, mask.Length).Where(i => mask[i] > 0)];
        return (covered.Min(i => i % side), covered.Min(i => i / side), covered.Max(i => i % side) + 1, covered.Max(i => i / side) + 1);
    }

    /// <summary>The mean difference of two masks in parts of the first one's area.</summary>
    public static double Difference(byte[] a, byte[] b) => a.Zip(b, (x, y) => (double)Math.Abs(x - y)).Sum() / Fill.Full / Area(a);
}
