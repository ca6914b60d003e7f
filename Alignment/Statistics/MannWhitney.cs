namespace Concord.Alignment.Statistics;

/// <summary>Whether values of one group tend to be higher than those of another: the rank-sum test of two independent groups.</summary>
/// <remarks>
/// U = R₁ − n₁(n₁ + 1)/2, R₁ the sum of the first group's midranks. Exact where a group has at most <see cref="LargestExact"/> values and none are equal: p = 2 P(U* ≥ max(U, n₁n₂ − U)), at most 1.
/// Otherwise z = (max(U, n₁n₂ − U) − n₁n₂/2 − ½)/σ with σ² = n₁n₂/12 · (n + 1 − Σ(t³ − t)/(n(n − 1))), t the sizes of ties; all values equal give p = 1.
/// Source: Mann &amp; Whitney 1947, doi:10.1214/aoms/1177730491; <c>scipy.stats.mannwhitneyu(method='auto')</c>.
/// </remarks>
public static class MannWhitney
{
    /// <summary>The largest smaller group that is tested exactly.</summary>
    public const int LargestExact = 8;

    /// <summary>The test.</summary>
    /// <param name="first">(n₁), finite.</param>
    /// <param name="second">(n₂), finite.</param>
    public static MannWhitneyResult Compute(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] all = [.. first, .. second];
        if (first.Length == 0 || second.Length == 0 || Require.AnyNotFinite(all))
        {
            return new MannWhitneyResult(double.NaN, double.NaN, double.NaN, false, "an empty group, or a value that is not finite");
        }

        double[] ranks = Ranks.Midranks(all);
        double pairs = (double)first.Length * second.Length;
        double u = ranks.AsSpan(0, first.Length).ToArray().Sum() - (0.5 * first.Length * (first.Length + 1));
        double ties = ranks.GroupBy(rank => rank).Sum(tie => Math.Pow(tie.Count(), 3) - tie.Count());
        double larger = Math.Max(u, pairs - u);
        bool isExact = ties == 0 && Math.Min(first.Length, second.Length) <= LargestExact;
        double p = isExact ? 2 * AtLeast((int)larger, first.Length, second.Length) : Approximate(larger, pairs, all.Length, ties);
        return new MannWhitneyResult(u, u / pairs, Math.Min(1, p), isExact);
    }

    private static double Approximate(double larger, double pairs, double n, double ties)
    {
        double variance = pairs / 12 * (n + 1 - (ties / (n * (n - 1))));
        return variance > 0 ? 2 * StandardNormal.Cumulative(-(larger - (pairs / 2) - 0.5) / Math.Sqrt(variance)) : 1;
    }

    // P(U ≥ u) by P(u; a, b) = a/(a + b) P(u − b; a − 1, b) + b/(a + b) P(u; a, b − 1): sums of positive numbers only.
    private static double AtLeast(int u, int first, int second)
    {
        (int small, int large) = first < second ? (first, second) : (second, first);
        double[][] above = [.. Enumerable.Range(0, large + 1).Select(_ => new[] { 1.0 })];
        for (int a = 1; a <= small; a++)
        {
            var current = new double[large + 1][];
            current[0] = [1.0];
            for (int b = 1; b <= large; b++)
            {
                current[b] = Mixed(above[b], current[b - 1], a, b);
            }

            above = current;
        }

        return above[large].Skip(u).Sum();
    }

    private static double[] Mixed(double[] withoutFirst, double[] withoutSecond, int a, int b)
    {
        var mixed = new double[(a * b) + 1];
        for (int u = 0; u < mixed.Length; u++)
        {
            double last = u >= b ? withoutFirst[u - b] : 0;
            double other = u < withoutSecond.Length ? withoutSecond[u] : 0;
            mixed[u] = ((a * last) + (b * other)) / (a + b);
        }

        return mixed;
    }
}
