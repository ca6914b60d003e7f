namespace Concord.Alignment.Statistics;

/// <summary>The rank correlation expected when ties are broken at random.</summary>
/// <remarks>
/// ρ_a = 12 Σ a b / (n³ − n), a and b the midranks less their mean: Spearman's without its correction for ties, so that a side with ties cannot reach 1. Without
/// ties it is Spearman's ρ. Undefined, with the reason: fewer than two values, a constant side (rsatoolbox returns 0 there), NaN or infinity.
/// Source: Schütt et al. 2023, doi:10.7554/eLife.82566; rsatoolbox <c>compare_rho_a</c>.
/// </remarks>
public static class RhoA
{
    /// <summary>ρ_a of two vectors of equal length.</summary>
    /// <param name="x">n values.</param>
    /// <param name="y">n values, paired by position.</param>
    /// <returns>−1 … 1, higher is better; NaN with a note when undefined.</returns>
    public static Scored Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Against(y)(x);

    /// <summary>The comparison with y, whose ranks are kept.</summary>
    internal static VectorComparison Against(ReadOnlySpan<double> y)
    {
        double[] kept = y.ToArray();
        var ranks = new CentredRanks(kept);
        return RankInput.Guard(kept, "a constant vector has no order", x => Correlate(ranks, x));
    }

    private static Scored Correlate(CentredRanks y, ReadOnlySpan<double> x)
    {
        double n = x.Length;
        return new Scored(y.SumsWith(x).Products * 12 / ((n * n * n) - n));
    }
}
