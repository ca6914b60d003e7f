namespace Concord.Datasets.StimulusSets.Drawing;

/// <summary>What stands behind a shape: flat, a gradient, a ground under a sky, or soft clouds of noise.</summary>
/// <param name="Kind">0 flat, 1 gradient, 2 horizon, 3 clouds.</param>
/// <param name="First">The main colour.</param>
/// <param name="Second">The other colour, near the first.</param>
/// <param name="Seed">Of the clouds.</param>
internal sealed record Background(int Kind, Colour First, Colour Second, ulong Seed)
{
    public const int Kinds = 4;

    /// <param name="x">Across, 0…1.</param>
    /// <param name="y">Down, 0…1.</param>
    public Colour At(double x, double y) => Kind switch
    {
        0 => First,
        1 => First.Towards(Second, (x + y) / 2),
        2 => y < 0.62 ? First.Towards(Second, 0.25 * y) : Second.Times(0.9),
        _ => First.Towards(Second, (0.65 * Noise(x * 5, y * 5)) + (0.35 * Noise((x * 13) + 7, y * 13))),
    };

    private double Noise(double x, double y)
    {
        double left = Math.Floor(x);
        double top = Math.Floor(y);
        double fx = Smooth(x - left);
        double fy = Smooth(y - top);
        double above = Lattice(left, top) + ((Lattice(left + 1, top) - Lattice(left, top)) * fx);
        double below = Lattice(left, top + 1) + ((Lattice(left + 1, top + 1) - Lattice(left, top + 1)) * fx);
        return above + ((below - above) * fy);
    }

    private double Lattice(double x, double y) => (SplitMix.Mix(Seed ^ ((ulong)(long)x * 0x9E3779B97F4A7C15) ^ ((ulong)(long)y * 0xC2B2AE3D27D4EB4F)) >> 11) * (1.0 / (1UL << 53));

    private static double Smooth(double t) => t * t * (3 - (2 * t));
}
