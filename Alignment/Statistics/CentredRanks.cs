using System.Buffers;

namespace Concord.Alignment.Statistics;

/// <summary>Midranks less their mean, kept for comparison with many vectors.</summary>
internal sealed class CentredRanks
{
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
    public (double Products, double Squares) SumsWith(ReadOnlySpan<double> other)
    {
        int n = other.Length;
        double[] sorted = ArrayPool<double>.Shared.Rent(n);
        int[] order = ArrayPool<int>.Shared.Rent(n);
        other.CopyTo(sorted);
        SortOrder.Sort(sorted.AsSpan(0, n), order.AsSpan(0, n));
        (double products, double squares) = (0, 0);
        for (int start = 0; start < n;)
        {
            int end = start + 1;
            double side = ranks[order[start]];
            while (end < n && sorted[end] == sorted[start])
            {
                side += ranks[order[end++]];
            }

            double rank = 0.5 * (start + end - n); // (start + 1 + end)/2 − (n + 1)/2
            products += rank * side;
            squares += rank * rank * (end - start);
            start = end;
        }

        ArrayPool<double>.Shared.Return(sorted);
        ArrayPool<int>.Shared.Return(order);
        return (products, squares);
    }
}
