namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Draws factors as a picture.</summary>
/// <remarks>
/// Only whole numbers, and +, −, ×, ÷, square root, floor and comparisons of doubles, which IEEE 754 fixes to the last bit (.NET joins no product and sum into one rounding): the bytes are the same on every machine.
/// Edges are anti-aliased by 64 samples a pixel, textures by four.
/// </remarks>
internal static class ScenePainter
{
    public static void Draw(RenderedFactors factors, int side, Span<byte> rgb)
    {
        if (factors.Style is RenderedStyle.Silhouette or RenderedStyle.Edge)
        {
            rgb.Fill(255);
            Flat(rgb, factors.Style is RenderedStyle.Edge ? Edges(factors, side) : Mask(factors, side), Paint.Black);
        }
        else
        {
            DrawScene(factors, side, rgb);
        }

        if (factors.Noise > 0)
        {
            AddNoise(rgb, factors);
        }
    }

    /// <summary>Coverage 0…64 of each pixel by the whole object, hidden parts included.</summary>
    public static byte[] Mask(RenderedFactors factors, int side) =>
        Fill.Cover(OutlineOf(factors), new Pose(factors.X, factors.Y, factors.Radius, factors.Rotation, factors.Mirrored), side);

    /// <summary>Coverage by what stands in front; null where nothing does.</summary>
    public static byte[]? MaskInFront(RenderedFactors factors, int side)
    {
        if (factors.Occluder is Occluder.None)
        {
            return null;
        }

        (Outline outline, Pose pose, _) = SmallThings.InFront(factors);
        return Fill.Cover(outline, pose, side);
    }

    public static Outline OutlineOf(RenderedFactors factors) => ObjectShapes.All[factors.Category].Make(factors.FormA / 256.0, factors.FormB / 256.0).Normalised(factors.Aspect / 256.0);

    private static void DrawScene(RenderedFactors factors, int side, Span<byte> rgb)
    {
        short[] parts = SurfacePainter.Parts(factors, side);
        if (factors.Style is RenderedStyle.Texture)
        {
            byte[] all = new byte[side * side];
            Array.Fill(all, (byte)Fill.Full);
            SurfacePainter.Apply(rgb, all, parts, factors, side);
            return;
        }

        Backdrop.Fill(rgb, side, parts, factors);
        foreach ((Outline outline, Pose pose, Paint paint) in SmallThings.Clutter(factors))
        {
            Flat(rgb, Fill.Cover(outline, pose, side), paint);
        }

        SurfacePainter.Apply(rgb, Mask(factors, side), parts, factors, side);
        if (MaskInFront(factors, side) is { } front)
        {
            Flat(rgb, front, SmallThings.InFront(factors).Paint);
        }
    }

    private static void Flat(Span<byte> rgb, byte[] cover, Paint paint)
    {
        for (int i = 0; i < cover.Length; i++)
        {
            if (cover[i] > 0)
            {
                SurfacePainter.Blend(rgb[(3 * i)..], paint, cover[i]);
            }
        }
    }

    // At twice the size, pixels whose neighbourhood is neither all inside nor all outside.
    private static byte[] Edges(RenderedFactors factors, int side)
    {
        int fine = 2 * side;
        byte[] mask = Mask(factors, fine);
        int[] sums = new int[side * side];
        for (int y = 0; y < fine; y++)
        {
            for (int x = 0; x < fine; x++)
            {
                int least = Fill.Full;
                int most = 0;
                for (int v = Math.Max(0, y - 1); v <= Math.Min(fine - 1, y + 1); v++)
                {
                    for (int u = Math.Max(0, x - 1); u <= Math.Min(fine - 1, x + 1); u++)
                    {
                        least = Math.Min(least, mask[(v * fine) + u]);
                        most = Math.Max(most, mask[(v * fine) + u]);
                    }
                }

                sums[(y / 2 * side) + (x / 2)] += most - least;
            }
        }

        return Array.ConvertAll(sums, sum => (byte)((sum + 2) / 4));
    }

    private static void AddNoise(Span<byte> rgb, RenderedFactors factors)
    {
        SplitMix random = FactorSampler.Of(factors.SceneSeed, RandomStream.Noise);
        for (int i = 0; i < rgb.Length; i += 3)
        {
            ulong bits = random.Next();
            for (int channel = 0; channel < 3; channel++)
            {
                int part = (int)((bits >> (16 * channel)) & 0xFFFF);
                rgb[i + channel] = (byte)Math.Clamp(rgb[i + channel] + ((part * ((2 * factors.Noise) + 1)) >> 16) - factors.Noise, 0, 255);
            }
        }
    }
}
