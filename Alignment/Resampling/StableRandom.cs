using System.Numerics;

namespace Concord.Alignment.Resampling;

/// <summary>A random generator whose numbers never change: the same on every machine and in every version.</summary>
/// <remarks>
/// xoshiro256** (Blackman &amp; Vigna 2021, doi:10.1145/3460772), its four words filled by SplitMix64 from seed and stream.
/// Whole numbers below a bound by Lemire's multiplication with rejection (2019, doi:10.1145/3230636): exactly uniform.
/// Streams of one seed are independent, so that draw 17 is the same whether 100 or 2,000 draws are asked for.
/// Stored scores depend on this file; a test holds it to the published first outputs. Not thread-safe.
/// </remarks>
public sealed class StableRandom
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Any number; written with the score.</param>
    /// <param name="stream">Which of the seed's streams.</param>
    public StableRandom(long seed, long stream = 0)
    {
        ulong state = SplitMix64.Mix(unchecked((ulong)seed)) ^ unchecked((ulong)stream * 0xD1342543DE82EF95);
        s0 = SplitMix64.Next(ref state);
        s1 = SplitMix64.Next(ref state);
        s2 = SplitMix64.Next(ref state);
        s3 = SplitMix64.Next(ref state);
    }

    internal StableRandom(ulong word0, ulong word1, ulong word2, ulong word3)
    {
        (s0, s1, s2, s3) = (word0, word1, word2, word3);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
            ulong t = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= t;
            s3 = BitOperations.RotateLeft(s3, 45);
            return result;
        }
    }

    /// <summary>A whole number from 0 up to, not including, the bound.</summary>
    /// <param name="bound">1 or more.</param>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        uint range = (uint)bound;
        uint threshold = unchecked(0u - range) % range;
        while (true)
        {
            ulong product = (NextUInt64() >> 32) * range;
            if ((uint)product >= threshold)
            {
                return (int)(product >> 32);
            }
        }
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The numbers 0 … count − 1 in random order (Fisher and Yates, from the end).</summary>
    /// <param name="count">0 or more.</param>
    public int[] Permutation(int count)
    {
        int[] order = Enumerable.Range(0, count).ToArray();
        for (int k = count - 1; k > 0; k--)
        {
            int other = Next(k + 1);
            (order[k], order[other]) = (order[other], order[k]);
        }

        return order;
    }

    /// <summary>A stream number from text, by FNV-1a over its UTF-16 units: names a stream by dataset and condition.</summary>
    /// <param name="name">Any text.</param>
    public static long StreamOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in name)
        {
            hash = unchecked((hash ^ unit) * 0x100000001B3);
        }

        return unchecked((long)hash);
    }
}
