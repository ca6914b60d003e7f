namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Sine and cosine of whole degrees by our own polynomial: the library's differ in the last bit between machines.</summary>
/// <remarks>Taylor series to the 15th and 16th power within ±45°, the rest by symmetry; error below 4e-16. Exact at every right angle.</remarks>
internal static class WholeDegrees
{
    private const double Radian = 3.14159265358979323846 / 180;

    private static readonly double[] s_sines = [.. Enumerable.Range(0, 360).Select(Compute)];

    public static double Sin(int degrees) => s_sines[((degrees % 360) + 360) % 360];

    public static double Cos(int degrees) => Sin(degrees + 90);

    private static double Compute(int degrees) => degrees switch
    {
        > 180 => -Compute(degrees - 180),
        > 90 => Compute(180 - degrees),
        > 45 => Series((90 - degrees) * Radian, [240, 182, 132, 90, 56, 30, 12, 2]),
        _ => degrees * Radian * Series(degrees * Radian, [210, 156, 110, 72, 42, 20, 6]),
    };

    // 1 − x²/a·(1 − x²/b·(1 − …)), from the innermost divisor outwards.
    private static double Series(double x, ReadOnlySpan<int> divisors)
    {
        double rest = 1;
        foreach (int divisor in divisors)
        {
            rest = 1 - (x * x / divisor * rest);
        }

        return rest;
    }
}
