using Concord.Alignment.Resampling;

namespace Concord.Alignment.Simulation;

/// <summary>Standard normal numbers, both of each pair used.</summary>
/// <remarks>Two uniform numbers u, v give √(−2 ln(1 − u))·cos 2πv, then the sine. Stored recordings depend on the order. Source: Box &amp; Muller 1958, doi:10.1214/aoms/1177706645.</remarks>
/// <param name="random">Where the uniform numbers come from; not shared with others while this is in use.</param>
public sealed class GaussianSource(StableRandom random)
{
    private double spare = double.NaN;

    /// <summary>The next number.</summary>
    public double Next()
    {
        if (!double.IsNaN(spare))
        {
            double kept = spare;
            spare = double.NaN;
            return kept;
        }

        // 1 − u lies in (0, 1]: the logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * random.NextDouble());
        spare = radius * sin;
        return radius * cos;
    }

    /// <summary>The next numbers as a matrix, row by row.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    public Matrix Matrix(int rows, int columns)
    {
        var values = new double[rows * columns];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = Next();
        }

        return new Matrix(rows, columns, values);
    }
}
