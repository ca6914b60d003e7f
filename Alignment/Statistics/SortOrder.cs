using System.Buffers;
using System.Runtime.CompilerServices;

namespace Concord.Alignment.Statistics;

/// <summary>Sorts doubles and says where each came from: by their place between the least and the greatest, then by comparison where two share a place.</summary>
/// <remarks>
/// The range is cut into 2²² equal places; place and origin share one 64-bit word, and two counting passes by 11 bits put the words in order. Values that share a place
/// are then ordered among themselves, which a well spread sample has few of. Minus zero equals zero. Values that are not finite, or whose range is not, go to the
/// library's sort. Cost: O(n); O(n log n) where far values squeeze the rest into few places. Scratch: 16 bytes a value, pooled.
/// </remarks>
internal static class SortOrder
{
    private const int Small = 192;
    private const int DigitBits = 11;
    private const int Buckets = 1 << DigitBits;
    private const int OriginBits = 32;
    private const int LongRun = 24;

    /// <summary>Sorts the values in place and writes where each sorted value stood.</summary>
    public static void Sort(Span<double> values, Span<int> order)
    {
        (double least, double most) = Range(values);
        double scale = ((1 << (2 * DigitBits)) - 1) / (most - least);
        if (values.Length < Small || !(scale > 0) || double.IsInfinity(scale))
        {
            for (int k = 0; k < order.Length; k++)
            {
                order[k] = k;
            }

            values.Sort(order);
            return;
        }

        ulong[] words = ArrayPool<ulong>.Shared.Rent(values.Length);
        ulong[] others = ArrayPool<ulong>.Shared.Rent(values.Length);
        double[] unsorted = ArrayPool<double>.Shared.Rent(values.Length);
        Span<ulong> sorted = words.AsSpan(0, values.Length);
        values.CopyTo(unsorted);
        Pack(values, least, scale, sorted);
        Pass(sorted, others, OriginBits);
        Pass(others.AsSpan(0, values.Length), words, OriginBits + DigitBits);
        Unpack(sorted, unsorted, values, order);
        Settle(sorted, values, order);
        ArrayPool<ulong>.Shared.Return(words);
        ArrayPool<ulong>.Shared.Return(others);
        ArrayPool<double>.Shared.Return(unsorted);
    }

    // NaN leaves either bound NaN, and the scale with it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Least, double Most) Range(ReadOnlySpan<double> values)
    {
        (double least, double most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in values)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return (least, most);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack(ReadOnlySpan<double> values, double least, double scale, Span<ulong> words)
    {
        for (int k = 0; k < words.Length; k++)
        {
            words[k] = ((ulong)(long)((values[k] - least) * scale) << OriginBits) | (uint)k;
        }
    }

    // One stable counting pass by the digit that starts at the bit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(ReadOnlySpan<ulong> words, Span<ulong> target, int bit)
    {
        Span<int> next = stackalloc int[Buckets];
        next.Clear();
        foreach (ulong word in words)
        {
            next[(int)(word >> bit) & (Buckets - 1)]++;
        }

        int start = 0;
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            (next[bucket], start) = (start, start + next[bucket]);
        }

        foreach (ulong word in words)
        {
            target[next[(int)(word >> bit) & (Buckets - 1)]++] = word;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Unpack(ReadOnlySpan<ulong> words, double[] unsorted, Span<double> values, Span<int> order)
    {
        for (int k = 0; k < words.Length; k++)
        {
            int origin = (int)(uint)words[k];
            order[k] = origin;
            values[k] = unsorted[origin];
        }
    }

    // Only values that share a place can stand wrongly: by insertion, and by the library where many do.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Settle(ReadOnlySpan<ulong> words, Span<double> values, Span<int> order)
    {
        for (int k = 1; k < values.Length; k++)
        {
            double value = values[k];
            if (values[k - 1] <= value)
            {
                continue;
            }

            int first = FirstOf(words, k);
            if (first < 0)
            {
                k = SortPlace(words, values, order, k);
                continue;
            }

            int from = order[k];
            int place = k;
            for (; place > first && values[place - 1] > value; place--)
            {
                values[place] = values[place - 1];
                order[place] = order[place - 1];
            }

            values[place] = value;
            order[place] = from;
        }
    }

    // Where the run of words in the same place begins; −1 when that is far back.
    private static int FirstOf(ReadOnlySpan<ulong> words, int k)
    {
        int first = k;
        while (first > 0 && words[first - 1] >> OriginBits == words[k] >> OriginBits)
        {
            first--;
            if (k - first > LongRun)
            {
                return -1;
            }
        }

        return first;
    }

    // Sorts the whole run and returns its last index.
    private static int SortPlace(ReadOnlySpan<ulong> words, Span<double> values, Span<int> order, int k)
    {
        ulong place = words[k] >> OriginBits;
        int start = k;
        int end = k;
        while (start > 0 && words[start - 1] >> OriginBits == place)
        {
            start--;
        }

        while (end < words.Length && words[end] >> OriginBits == place)
        {
            end++;
        }

        values[start..end].Sort(order[start..end]);
        return end - 1;
    }
}
