namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Random numbers at the whole places of a plane.</summary>
internal static class Lattice
{
    public static ulong Bits(double column, double row, ulong seed) => SplitMix.Mix(seed ^ ((ulong)(long)column * 0x9E3779B97F4A7C15) ^ ((ulong)(long)row * 0xC2B2AE3D27D4EB4F));

    /// <summary>A fraction 0 ≤ x &lt; 1 of the upper 32 bits.</summary>
    public static double Part(ulong bits) => (bits >> 32) * (1.0 / (1UL << 32));

    public static double At(double column, double row, ulong seed) => Part(Bits(column, row, seed));

    /// <summary>Between the four places around by smooth steps: 0…1.</summary>
    public static double Smooth(double x, double y, ulong seed)
    {
        double left = Math.Floor(x);
        double top = Math.Floor(y);
        double fx = Step(x - left);
        double fy = Step(y - top);
        double above = At(left, top, seed) + ((At(left + 1, top, seed) - At(left, top, seed)) * fx);
        double below = At(left, top + 1, seed) + ((At(left + 1, top + 1, seed) - At(left, top + 1, seed)) * fx);
        return above + ((below - above) * fy);
    }

    private static double Step(double t) => t * t * (3 - (2 * t));
}
