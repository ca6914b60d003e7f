using System.Buffers;
using System.Runtime.CompilerServices;

namespace Concord.Alignment.Statistics;

/// <summary>Counts the pairs of places whose ranks stand in strictly falling order.</summary>
/// <remarks>
/// Bit by bit from the highest: within each group of equal higher bits, every rank whose bit is 0 stands behind as many larger ones as ranks with bit 1 came before
/// it; then the zeros move before the ones, each in their old order. No branch depends on the data, which makes it several times faster than merging.
/// Cost: n log₂(levels). Source: the wavelet tree, Grossi, Gupta &amp; Vitter 2003.
/// </remarks>
internal static class Inversions
{
    /// <summary>Counts; the ranks are overwritten.</summary>
    /// <param name="ranks">(n) from 0.</param>
    /// <param name="starts">(levels + 1): how many of the ranks lie below each level; the last is n.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Count(Span<int> ranks, ReadOnlySpan<int> starts)
    {
        int levels = starts.Length - 1;
        int[] rented = ArrayPool<int>.Shared.Rent(2 * ranks.Length);
        Span<int> other = rented.AsSpan(0, ranks.Length);
        Span<int> ones = rented.AsSpan(ranks.Length, ranks.Length);
        long count = 0;
        for (int bit = 31 - int.LeadingZeroCount(Math.Max(1, levels - 1)); bit >= 0; bit--)
        {
            long width = 2L << bit;
            for (long level = 0; level < levels; level += width)
            {
                int start = starts[(int)level];
                int length = starts[(int)Math.Min(level + width, levels)] - start;
                count += Split(ranks.Slice(start, length), other.Slice(start, length), ones, bit);
            }

            Span<int> swap = ranks;
            ranks = other;
            other = swap;
        }

        ArrayPool<int>.Shared.Return(rented);
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Split(ReadOnlySpan<int> group, Span<int> sorted, Span<int> ones, int bit)
    {
        long count = 0;
        int zero = 0;
        int one = 0;
        foreach (int rank in group)
        {
            int high = (rank >> bit) & 1;
            sorted[zero] = rank;
            ones[one] = rank;
            count += one & (high - 1);
            one += high;
            zero += 1 - high;
        }

        ones[..one].CopyTo(sorted[zero..]);
        return count;
    }
}
