namespace Concord.Alignment.Statistics;

/// <summary>Pearson's product-moment correlation.</summary>
/// <remarks>
/// r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²), in two passes, so that a large common offset costs no digits that the input has.
/// Undefined, with the reason: fewer than two values, a constant side, a NaN or an infinity.
/// Source: Pearson 1895, doi:10.1098/rspl.1895.0041; <c>scipy.stats.pearsonr</c>.
/// </remarks>
public static class Pearson
{
    /// <summary>The correlation of two vectors of equal length.</summary>
    /// <param name="x">n values.</param>
    /// <param name="y">n values, paired by position.</param>
    /// <returns>−1 … 1 (up to rounding), higher is better; NaN with a note when undefined.</returns>
    public static Scored Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.SameLength(x.Length, y.Length);
        if (x.Length < 2)
        {
            return Scored.Undefined("fewer than two values");
        }

        if (IsConstant(x) || IsConstant(y))
        {
            return Scored.Undefined("a constant vector has no correlation");
        }

        double meanX = Mean(x);
        double meanY = Mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int k = 0; k < x.Length; k++)
        {
            double dx = x[k] - meanX;
            double dy = y[k] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        double r = xy / (Math.Sqrt(xx) * Math.Sqrt(yy));
        return double.IsFinite(r) ? new Scored(r) : Scored.Undefined("a value is NaN, infinite or too small to square");
    }

    internal static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    internal static bool IsConstant(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (value != values[0])
            {
                return false;
            }
        }

        return true;
    }
}
