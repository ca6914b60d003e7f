namespace Concord.Alignment.Statistics;

/// <summary>Whether values of one group tend to be higher than those of another: the rank-sum test of two independent groups.</summary>
/// <remarks>
/// U = R₁ − n₁(n₁ + 1)/2, R₁ the sum of the first group's midranks. Exact where a group has at most <see cref="LargestExact"/> values, there are at most <see cref="MostExactPairs"/> pairs, and no values are equal: p = 2 P(U* ≥ max(U, n₁n₂ − U)), at most 1.
/// Otherwise z = (max(U, n₁n₂ − U) − n₁n₂/2 − ½)/σ with σ² = n₁n₂/12 · (n + 1 − Σ(t³ − t)/(n(n − 1))), t the sizes of ties; all values equal give p = 1.
/// Source: Mann &amp; Whitney 1947, doi:10.1214/aoms/1177730491; <c>scipy.stats.mannwhitneyu(method='auto')</c>.
/// </remarks>
public static class MannWhitney
{
    /// <summary>The largest smaller group that is tested exactly.</summary>
    public const int LargestExact = 8;

    /// <summary>The most pairs (n₁n₂) that are tested exactly: 16 MB, and counts of orders that fit 128 bits.</summary>
    public const int MostExactPairs = 1_000_000;

    /// <summary>The test.</summary>
    /// <param name="first">(n₁), finite.</param>
    /// <param name="second">(n₂), finite.</param>
    public static MannWhitneyResult Compute(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] all = [.. first, .. second];
        if (first.Length == 0 || second.Length == 0 || !Require.AreFinite<double>(all))
        {
            return new MannWhitneyResult(double.NaN, double.NaN, double.NaN, false, "an empty group, or a value that is not finite");
        }

        double[] ranks = Ranks.Midranks(all);
        double pairs = (double)first.Length * second.Length;
        double u = ranks.AsSpan(0, first.Length).ToArray().Sum() - (0.5 * first.Length * (first.Length + 1));
        double ties = ranks.GroupBy(rank => rank).Sum(tie => Math.Pow(tie.Count(), 3) - tie.Count());
        double larger = Math.Max(u, pairs - u);
        bool isExact = ties == 0 && Math.Min(first.Length, second.Length) <= LargestExact && pairs <= MostExactPairs;
        double p = isExact ? 2 * AtLeast((int)larger, first.Length, second.Length) : Approximate(larger, pairs, all.Length, ties);
        return new MannWhitneyResult(u, u / pairs, Math.Min(1, p), isExact);
    }

    private static double Approximate(double larger, double pairs, double n, double ties)
    {
        double variance = pairs / 12 * (n + 1 - (ties / (n * (n - 1))));
        return variance > 0 ? 2 * StandardNormal.Cumulative(-(larger - (pairs / 2) - 0.5) / Math.Sqrt(variance)) : 1;
    }

    // P(U ≥ u): orders with each U are the coefficients of ∏ (1 − xˡ⁺ⁱ)/(1 − xⁱ), i = 1 … s, for s values among s + l. They and their sum, C(s + l, s), are below 2¹²⁸, so arithmetic modulo 2¹²⁸ is exact.
    private static double AtLeast(int u, int first, int second)
    {
        (int small, int large) = first < second ? (first, second) : (second, first);
        var orders = new UInt128[(small * large) + 1];
        orders[0] = 1;
        for (int i = 1; i <= small; i++)
        {
            for (int at = orders.Length - 1; at >= large + i; at--)
            {
                orders[at] = unchecked(orders[at] - orders[at - large - i]);
            }

            for (int at = i; at < orders.Length; at++)
            {
                orders[at] = unchecked(orders[at] + orders[at - i]);
            }
        }

        return (double)Sum(orders.AsSpan(u)) / (double)Sum(orders);
    }

    private static UInt128 Sum(ReadOnlySpan<UInt128> orders)
    {
        UInt128 sum = 0;
        foreach (UInt128 count in orders)
        {
            sum = unchecked(sum + count);
        }

        return sum;
    }
}
