using Concord.Alignment.Resampling;

namespace Concord.Pipeline.Simulation;

/// <summary>Standard normal numbers by Box and Muller (1958), both of each pair used.</summary>
internal sealed class GaussianSource(StableRandom random)
{
    private double spare = double.NaN;

    public double Next()
    {
        if (!double.IsNaN(this.spare))
        {
            double kept = this.spare;
            this.spare = double.NaN;
            return kept;
        }

        // 1 − u lies in (0, 1]: the logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
        this.spare = radius * sin;
        return radius * cos;
    }
}
