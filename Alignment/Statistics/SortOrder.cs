using System.Buffers;

namespace Concord.Alignment.Statistics;

/// <summary>Sorts doubles and says where each came from: radix by the upper half of the bits, then by comparison where these agree.</summary>
/// <remarks>
/// A double's bits, with all of them flipped below zero and the sign flipped above, order as the number does. Three passes by 11 bits settle sign, exponent and 21
/// bits of the mantissa; neighbours that agree in these are then ordered by the rest. Zero and minus zero are equal; NaN comes first. Cost: O(n) unless most values
/// agree in their first six digits, then O(n log n). Scratch: 24 bytes a value, pooled.
/// </remarks>
internal static class SortOrder
{
    private const int Small = 192;
    private const int DigitBits = 11;
    private const int Buckets = 1 << DigitBits;
    private const int FirstBit = 64 - (3 * DigitBits);
    private const int LongRun = 24;
    private const ulong Sign = 1UL << 63;

    /// <summary>Sorts the values in place and writes where each sorted value stood.</summary>
    public static void Sort(Span<double> values, Span<int> order)
    {
        int n = values.Length;
        for (int k = 0; k < n; k++)
        {
            order[k] = k;
        }

        if (n < Small)
        {
            values.Sort(order);
            return;
        }

        ulong[] keys = ArrayPool<ulong>.Shared.Rent(n);
        ulong[] otherKeys = ArrayPool<ulong>.Shared.Rent(n);
        int[] otherOrder = ArrayPool<int>.Shared.Rent(n);
        int[] firstOrder = ArrayPool<int>.Shared.Rent(n);
        for (int k = 0; k < n; k++)
        {
            keys[k] = KeyOf(values[k]);
        }

        order.CopyTo(firstOrder);
        Pass(keys.AsSpan(0, n), firstOrder.AsSpan(0, n), otherKeys.AsSpan(0, n), otherOrder.AsSpan(0, n), FirstBit);
        Pass(otherKeys.AsSpan(0, n), otherOrder.AsSpan(0, n), keys.AsSpan(0, n), firstOrder.AsSpan(0, n), FirstBit + DigitBits);
        Pass(keys.AsSpan(0, n), firstOrder.AsSpan(0, n), otherKeys.AsSpan(0, n), order, FirstBit + (2 * DigitBits));
        Settle(otherKeys.AsSpan(0, n), order);
        for (int k = 0; k < n; k++)
        {
            values[k] = ValueOf(otherKeys[k]);
        }

        ArrayPool<ulong>.Shared.Return(keys);
        ArrayPool<ulong>.Shared.Return(otherKeys);
        ArrayPool<int>.Shared.Return(otherOrder);
        ArrayPool<int>.Shared.Return(firstOrder);
    }

    private static ulong KeyOf(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value + 0.0); // −0 becomes 0
        return double.IsNaN(value) ? 0 : bits ^ ((ulong)((long)bits >> 63) | Sign);
    }

    private static double ValueOf(ulong key) =>
        key == 0 ? double.NaN : BitConverter.UInt64BitsToDouble((key & Sign) != 0 ? key ^ Sign : ~key);

    // One stable counting pass by the digit that starts at the bit.
    private static void Pass(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> order, Span<ulong> toKeys, Span<int> toOrder, int bit)
    {
        Span<int> next = stackalloc int[Buckets];
        next.Clear();
        foreach (ulong key in keys)
        {
            next[(int)(key >> bit) & (Buckets - 1)]++;
        }

        int start = 0;
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            (next[bucket], start) = (start, start + next[bucket]);
        }

        for (int k = 0; k < keys.Length; k++)
        {
            int place = next[(int)(keys[k] >> bit) & (Buckets - 1)]++;
            toKeys[place] = keys[k];
            toOrder[place] = order[k];
        }
    }

    // Orders the runs whose upper bits agree: short ones by insertion, long ones by the library.
    private static void Settle(Span<ulong> keys, Span<int> order)
    {
        for (int start = 0; start < keys.Length;)
        {
            ulong upper = keys[start] >> FirstBit;
            int end = start + 1;
            while (end < keys.Length && keys[end] >> FirstBit == upper)
            {
                end++;
            }

            if (end - start > LongRun)
            {
                keys[start..end].Sort(order[start..end]);
            }
            else if (end - start > 1)
            {
                Insert(keys[start..end], order[start..end]);
            }

            start = end;
        }
    }

    private static void Insert(Span<ulong> keys, Span<int> order)
    {
        for (int k = 1; k < keys.Length; k++)
        {
            (ulong key, int from) = (keys[k], order[k]);
            int place = k;
            for (; place > 0 && keys[place - 1] > key; place--)
            {
                keys[place] = keys[place - 1];
                order[place] = order[place - 1];
            }

            keys[place] = key;
            order[place] = from;
        }
    }
}
