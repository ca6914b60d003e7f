namespace Concord.Alignment.Statistics;

/// <summary>Kendall's tau-a: concordant less discordant pairs over all pairs, ties counting for neither.</summary>
/// <remarks>
/// τ_a = (C − D) / n₀ with n₀ = n(n − 1)/2, by <see cref="KendallOrder"/> in O(n log n). Undefined, with the reason: fewer than two values, a constant side
/// (rsatoolbox returns 0 there), NaN or infinity. Source: Kendall 1938, doi:10.1093/biomet/30.1-2.81; rsatoolbox <c>_tau_a</c>.
/// </remarks>
public static class KendallTauA
{
    /// <summary>Tau-a of two vectors of equal length.</summary>
    /// <param name="x">n values.</param>
    /// <param name="y">n values, paired by position.</param>
    /// <returns>−1 … 1, higher is better; NaN with a note when undefined.</returns>
    public static Scored Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Against(y)(x);

    /// <summary>The comparison with y, whose order is kept.</summary>
    internal static VectorComparison Against(ReadOnlySpan<double> y)
    {
        double[] kept = y.ToArray();
        var order = new KendallOrder(kept);
        return RankInput.Guard(kept, "a constant vector has no order", x => Tau(order.CountsWith(x)));
    }

    private static Scored Tau(KendallCounts counts) => new((double)counts.Balance / counts.Pairs);
}
