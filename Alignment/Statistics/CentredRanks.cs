using System.Buffers;
using System.Runtime.CompilerServices;

namespace Concord.Alignment.Statistics;

/// <summary>Midranks less their mean, kept for comparison with many vectors.</summary>
internal sealed class CentredRanks
{
    // Sums of half a million terms keep their digits when made of shorter ones.
    private const int Block = 2048;
    private readonly double[] ranks;

    public CentredRanks(ReadOnlySpan<double> values)
    {
        ranks = Ranks.Midranks(values);
        double mean = 0.5 * (ranks.Length + 1);
        for (int k = 0; k < ranks.Length; k++)
        {
            ranks[k] -= mean;
            Squares += ranks[k] * ranks[k];
        }
    }

    /// <summary>Sum of the squared centred ranks.</summary>
    public double Squares { get; }

    /// <summary>Sums over the other vector's centred ranks: times these, and squared.</summary>
    /// <remarks>Summed in the other's sorted order, so that its ranks are never written out; exact up to 30,000 values, for all terms are quarters of whole numbers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Products, double Squares) SumsWith(ReadOnlySpan<double> other)
    {
        int n = other.Length;
        double[] sorted = ArrayPool<double>.Shared.Rent(n);
        int[] order = ArrayPool<int>.Shared.Rent(n);
        other.CopyTo(sorted);
        SortOrder.Sort(sorted.AsSpan(0, n), order.AsSpan(0, n));
        double products = Places(order.AsSpan(0, n));
        double squares = (((double)n * n * n) - n) / 12;
        for (int start = 0; start < n;)
        {
            int end = start + 1;
            while (end < n && sorted[end] == sorted[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                products -= Places(order.AsSpan(start, end - start)); // from their places to the middle of these
                squares -= (((double)(end - start) * (end - start) * (end - start)) - (end - start)) / 12;
            }

            start = end;
        }

        ArrayPool<double>.Shared.Return(sorted);
        ArrayPool<int>.Shared.Return(order);
        return (products, squares);
    }

    // The places, less their mean, times these ranks: what the other's ranks give where nothing is tied.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Places(ReadOnlySpan<int> order)
    {
        double first = 0.5 * (1 - order.Length);
        double sum = 0;
        for (int start = 0; start < order.Length; start += Block)
        {
            double part = 0;
            int end = Math.Min(start + Block, order.Length);
            for (int k = start; k < end; k++)
            {
                part += (first + k) * ranks[order[k]];
            }

            sum += part;
        }

        return sum;
    }
}
