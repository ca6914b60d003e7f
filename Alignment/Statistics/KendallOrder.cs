using System.Buffers;
using System.Runtime.CompilerServices;

namespace Concord.Alignment.Statistics;

/// <summary>The order of one vector, kept for Kendall's coefficients with many others.</summary>
/// <remarks>
/// In the order of x, runs of ties by y, the discordant pairs are the inversions d of y's ranks; with tied pairs n_x, n_y, n_xy the concordant less the discordant
/// are n₀ − n_x − n_y + n_xy − 2d. Source: Knight 1966, doi:10.1080/01621459.1966.10480879; the inversions by <see cref="Inversions"/>. Cost: O(n log n).
/// </remarks>
internal sealed class KendallOrder
{
    private readonly int[] ranks;
    private readonly int[] starts;
    private readonly long tied;

    public KendallOrder(ReadOnlySpan<double> y)
    {
        ranks = Ranks.Dense(y, out starts);
        for (int level = 1; level < starts.Length; level++)
        {
            tied += PairsOf(starts[level] - starts[level - 1]);
        }
    }

    public static long PairsOf(int n) => (long)n * (n - 1) / 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public KendallCounts CountsWith(ReadOnlySpan<double> x)
    {
        int n = x.Length;
        double[] sorted = ArrayPool<double>.Shared.Rent(n);
        int[] order = ArrayPool<int>.Shared.Rent(n);
        x.CopyTo(sorted);
        SortOrder.Sort(sorted.AsSpan(0, n), order.AsSpan(0, n));
        Span<int> follow = order.AsSpan(0, n);
        for (int k = 0; k < n; k++)
        {
            follow[k] = ranks[follow[k]];
        }

        (long tiedX, long tiedBoth) = (0, 0);
        for (int start = 0; start < n;)
        {
            int end = start + 1;
            while (end < n && sorted[end] == sorted[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                follow[start..end].Sort();
                tiedX += PairsOf(end - start);
                tiedBoth += TiedPairs(follow[start..end]);
            }

            start = end;
        }

        long balance = PairsOf(n) - tiedX - tied + tiedBoth - (2 * Inversions.Count(follow, starts));
        ArrayPool<double>.Shared.Return(sorted);
        ArrayPool<int>.Shared.Return(order);
        return new KendallCounts(PairsOf(n), tiedX, tied, balance);
    }

    private static long TiedPairs(ReadOnlySpan<int> sorted)
    {
        long pairs = 0;
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            pairs += PairsOf(end - start);
            start = end;
        }

        return pairs;
    }
}
