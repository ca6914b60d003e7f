using MathNet.Numerics.Distributions;

namespace Concord.Alignment.Statistics;

/// <summary>The standard normal distribution: Φ and its inverse, by MathNet.Numerics.</summary>
internal static class StandardNormal
{
    /// <summary>Φ(z).</summary>
    public static double Cumulative(double z) => double.IsNaN(z) ? double.NaN : Normal.CDF(0, 1, z);

    /// <summary>Φ⁻¹(p): −∞ at 0, ∞ at 1, NaN outside and for NaN.</summary>
    public static double Quantile(double p) => p is >= 0 and <= 1 ? Normal.InvCDF(0, 1, p) : double.NaN;
}
