namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Fills a picture with its background, in which the texture shows in darker and brighter.</summary>
internal static class Backdrop
{
    // Of the way down: where the sky ends.
    private const int HorizonOf256 = 159;

    public static void Fill(Span<byte> rgb, int side, short[] parts, RenderedFactors factors)
    {
        ulong seed = FactorSampler.Of(factors.SceneSeed, RandomStream.Backdrop).Next();
        Paint ground = factors.BesideColour.Lit(216);
        for (int i = 0; i < parts.Length; i++)
        {
            int across = ((512 * (i % side)) + 256) / (2 * side);
            int down = ((512 * (i / side)) + 256) / (2 * side);
            Paint paint = factors.Backdrop switch
            {
                BackdropKind.Flat => factors.BackColour,
                BackdropKind.Gradient => factors.BackColour.Towards(factors.BesideColour, (down + across) / 2),
                BackdropKind.Horizon => down < HorizonOf256 ? factors.BackColour.Towards(factors.BesideColour, down / 3) : ground,
                _ => factors.BackColour.Towards(factors.BesideColour, Cloud(across, down, seed)),
            };
            SurfacePainter.Blend(rgb[(3 * i)..], paint.Lit(256 - ((parts[i] * factors.Relief) >> 8)), Rendering.Fill.Full);
        }
    }

    private static int Cloud(int across, int down, ulong seed) => (int)((166 * Lattice.Smooth(across / 51.2, down / 51.2, seed)) + (90 * Lattice.Smooth(across / 19.7, down / 19.7, seed + 1)));
}
