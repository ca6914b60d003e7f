namespace Concord.Alignment.Statistics;

/// <summary>Kendall's tau-a: concordant less discordant pairs over all pairs, ties counting for neither.</summary>
/// <remarks>
/// τ_a = (C − D) / (n(n − 1)/2), by merge sort in O(n log n): with tied pairs n_x, n_y, n_xy and s exchanges,
/// C − D = n₀ − n_x − n_y + n_xy − 2s. Undefined, with the reason: fewer than two values, a constant side (rsatoolbox returns 0 there), NaN or infinity.
/// Source: Kendall 1938, doi:10.1093/biomet/30.1-2.81; Knight 1966, doi:10.1080/01621459.1966.10480879; rsatoolbox <c>_tau_a</c>.
/// </remarks>
public static class KendallTauA
{
    /// <summary>Tau-a of two vectors of equal length.</summary>
    /// <param name="x">n values.</param>
    /// <param name="y">n values, paired by position.</param>
    /// <returns>−1 … 1, higher is better; NaN with a note when undefined.</returns>
    public static Scored Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.SameLength(x.Length, y.Length);
        if (x.Length < 2)
        {
            return Scored.Undefined("fewer than two values");
        }

        if (Require.AnyNotFinite(x) || Require.AnyNotFinite(y))
        {
            return Scored.Undefined("a value is NaN or infinite");
        }

        if (Pearson.IsConstant(x) || Pearson.IsConstant(y))
        {
            return Scored.Undefined("a constant vector has no order");
        }

        long pairs = Pairs(x.Length);
        return new Scored((double)ConcordantLessDiscordant(x, y) / pairs);
    }

    private static long ConcordantLessDiscordant(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double[] sortedX = x.ToArray();
        int[] order = Ranks.Order(sortedX);
        var follow = new double[y.Length];
        for (int k = 0; k < follow.Length; k++)
        {
            follow[k] = y[order[k]];
        }

        long tiedX = 0;
        long tiedBoth = 0;
        for (int start = 0; start < sortedX.Length;)
        {
            int end = start + 1;
            while (end < sortedX.Length && sortedX[end] == sortedX[start])
            {
                end++;
            }

            tiedX += Pairs(end - start);
            Array.Sort(follow, start, end - start);
            tiedBoth += TiedPairs(follow.AsSpan(start, end - start));
            start = end;
        }

        long exchanges = MergeSort(follow, new double[follow.Length]);
        return Pairs(x.Length) - tiedX - TiedPairs(follow) + tiedBoth - (2 * exchanges);
    }

    // Sorts the values and counts the pairs that stood in strictly falling order.
    private static long MergeSort(double[] values, double[] buffer)
    {
        long exchanges = 0;
        for (int width = 1; width < values.Length; width *= 2)
        {
            for (int left = 0; left < values.Length; left += 2 * width)
            {
                int middle = Math.Min(left + width, values.Length);
                int right = Math.Min(left + (2 * width), values.Length);
                int a = left;
                int b = middle;
                for (int k = left; k < right; k++)
                {
                    bool takeRight = b < right && (a >= middle || values[b] < values[a]);
                    exchanges += takeRight ? middle - a : 0;
                    buffer[k] = takeRight ? values[b++] : values[a++];
                }
            }

            buffer.CopyTo(values, 0);
        }

        return exchanges;
    }

    private static long TiedPairs(ReadOnlySpan<double> sorted)
    {
        long tied = 0;
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            tied += Pairs(end - start);
            start = end;
        }

        return tied;
    }

    private static long Pairs(int n) => (long)n * (n - 1) / 2;
}
