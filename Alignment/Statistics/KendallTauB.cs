namespace Concord.Alignment.Statistics;

/// <summary>Kendall's tau-b: concordant less discordant pairs over the geometric mean of the pairs that are untied on either side.</summary>
/// <remarks>
/// τ_b = (C − D) / √((n₀ − n_x)(n₀ − n_y)), n₀ = n(n − 1)/2, n_x and n_y the tied pairs of each side: ties are taken out, so that a model with many ties is favoured;
/// use tau-a for such models (Nili et al. 2014, doi:10.1371/journal.pcbi.1003553). By <see cref="KendallOrder"/> in O(n log n). Undefined, with the reason: fewer
/// than two values, a constant side, NaN or infinity. Source: Kendall 1945, doi:10.1093/biomet/33.3.239; <c>scipy.stats.kendalltau</c>.
/// </remarks>
public static class KendallTauB
{
    /// <summary>Tau-b of two vectors of equal length.</summary>
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

    private static Scored Tau(KendallCounts counts) =>
        new(counts.Balance / (Math.Sqrt(counts.Pairs - counts.TiedX) * Math.Sqrt(counts.Pairs - counts.TiedY)));
}
