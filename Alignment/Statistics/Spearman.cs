namespace Concord.Alignment.Statistics;

/// <summary>Spearman's rank correlation: Pearson's of the midranks.</summary>
/// <remarks>
/// ρ = Σ a b / √(Σ a² Σ b²), a and b the midranks less their mean. Cost: two sorts. Undefined, with the reason: fewer than two values, a constant side, a NaN or an
/// infinity. Source: Spearman 1904, doi:10.2307/1412159; <c>scipy.stats.spearmanr</c>.
/// </remarks>
public static class Spearman
{
    /// <summary>The rank correlation of two vectors of equal length.</summary>
    /// <param name="x">n values.</param>
    /// <param name="y">n values, paired by position.</param>
    /// <returns>−1 … 1, higher is better; NaN with a note when undefined.</returns>
    public static Scored Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Against(y)(x);

    /// <summary>The comparison with y, whose ranks are kept.</summary>
    internal static VectorComparison Against(ReadOnlySpan<double> y)
    {
        double[] kept = y.ToArray();
        var ranks = new CentredRanks(kept);
        return RankInput.Guard(kept, "a constant vector has no correlation", x => Correlate(ranks, x));
    }

    private static Scored Correlate(CentredRanks y, ReadOnlySpan<double> x)
    {
        (double products, double squares) = y.SumsWith(x);
        return new Scored(products / (Math.Sqrt(squares) * Math.Sqrt(y.Squares)));
    }
}
