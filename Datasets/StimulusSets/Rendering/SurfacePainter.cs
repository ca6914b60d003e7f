namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Paints a texture, lit from one side, where a mask covers the picture. The texture goes with the object.</summary>
internal static class SurfacePainter
{
    // Light at the object's middle and what is taken from it one radius on, in 1/256.
    private const int Light = 262;
    private const int Fall = 40;

    // Four sample points a pixel, of which no two share a line or a column.
    private static readonly (double X, double Y)[] s_samples = [(0.125, 0.625), (0.375, 0.125), (0.625, 0.875), (0.875, 0.375)];

    /// <summary>The part 0…256 of the texture's second colour in each pixel of the whole picture.</summary>
    public static short[] Parts(RenderedFactors factors, int side)
    {
        Func<double, double, ulong, double> texture = SurfaceTextures.All[factors.Texture].Part;
        ulong seed = FactorSampler.Of(factors.SceneSeed, RandomStream.Pieces).Next();
        Steps steps = new(factors.Rotation + factors.TextureAngle, 1 / factors.TexturePeriod, side, factors);
        Span<(double P, double Q)> within = stackalloc (double P, double Q)[s_samples.Length];
        for (int s = 0; s < within.Length; s++)
        {
            (double p, double q) = steps.Turned(s_samples[s].X, s_samples[s].Y);
            within[s] = (p + (factors.TexturePhaseX / 256.0), q + (factors.TexturePhaseY / 256.0));
        }

        short[] parts = new short[side * side];
        for (int y = 0, i = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++, i++)
            {
                double sum = 0;
                (double p, double q) = steps.At(x, y);
                foreach ((double dp, double dq) in within)
                {
                    sum += texture(p + dp, q + dq, seed);
                }

                parts[i] = (short)(sum * 256 / within.Length);
            }
        }

        return parts;
    }

    /// <summary>Paints the covered pixels.</summary>
    public static void Apply(Span<byte> rgb, byte[] cover, short[] parts, RenderedFactors factors, int side)
    {
        Steps lit = new(factors.LightAngle, Fall / factors.Radius, side, factors);
        for (int i = 0; i < cover.Length; i++)
        {
            if (cover[i] > 0)
            {
                int light = (int)(Light - lit.At((i % side) + 0.5, (i / side) + 0.5).P);
                Blend(rgb[(3 * i)..], factors.FirstColour.Towards(factors.SecondColour, parts[i]).Lit(light), cover[i]);
            }
        }
    }

    /// <summary>Covers a pixel in part.</summary>
    /// <param name="pixel">Red, green, blue, and what follows.</param>
    /// <param name="paint">The colour.</param>
    /// <param name="cover">How much of it, 0…64.</param>
    public static void Blend(Span<byte> pixel, Paint paint, int cover)
    {
        pixel[0] = Part(pixel[0], paint.R, cover);
        pixel[1] = Part(pixel[1], paint.G, cover);
        pixel[2] = Part(pixel[2], paint.B, cover);
    }

    private static byte Part(int under, int over, int cover) => (byte)(((under * (Fill.Full - cover)) + (over * cover) + (Fill.Full / 2)) / Fill.Full);
}
