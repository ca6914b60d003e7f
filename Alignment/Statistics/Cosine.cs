namespace Concord.Alignment.Statistics;

/// <summary>The cosine of the angle between two vectors.</summary>
/// <remarks>
/// cos = Σ x y / √(Σ x² Σ y²). A constant vector other than 0 has one. Undefined, with the reason: a vector of zeros (rsatoolbox returns 0 there), NaN or infinity, or
/// no values. Source: rsatoolbox <c>compare_cosine</c>.
/// </remarks>
public static class Cosine
{
    /// <summary>The cosine of two vectors of equal length.</summary>
    /// <param name="x">n values.</param>
    /// <param name="y">n values, paired by position.</param>
    /// <returns>−1 … 1 (up to rounding), higher is better; NaN with a note when undefined.</returns>
    public static Scored Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.SameLength(x.Length, y.Length);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int k = 0; k < x.Length; k++)
        {
            xx += x[k] * x[k];
            yy += y[k] * y[k];
            xy += x[k] * y[k];
        }

        if (xx == 0 || yy == 0)
        {
            return Scored.Undefined("a vector of zeros has no direction");
        }

        double cosine = xy / (Math.Sqrt(xx) * Math.Sqrt(yy));
        return double.IsFinite(cosine) ? new Scored(cosine) : Scored.Undefined("a value is NaN, infinite or too small to square");
    }
}
