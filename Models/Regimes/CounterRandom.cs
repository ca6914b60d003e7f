using System.Text;

namespace Concord.Models.Regimes;

/// <summary>Random numbers by position: the i-th number of a named stream is a function of seed, name and i alone.</summary>
/// <remarks>
/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195) as a counter-based generator: state key + (i+1)·0x9E3779B97F4A7C15,
/// then its finaliser. The key mixes the seed with FNV-1a of the name. No state, hence the same numbers in any order, on any thread,
/// and whatever libtorch's own generator does. <c>default</c> is the stream of key 0.
/// </remarks>
internal readonly struct CounterRandom
{
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private readonly ulong _key;

    public CounterRandom(ulong key) => _key = key;

    /// <summary>The stream called <paramref name="name"/> of a seed.</summary>
    public static CounterRandom Named(long seed, string name) => new(Mix(unchecked((ulong)seed + Increment)) ^ Fnv1a(name));

    /// <summary>The <paramref name="index"/>-th 64-bit number.</summary>
    public ulong Bits(long index) => Mix(unchecked(_key + (((ulong)index + 1) * Increment)));

    /// <summary>Uniform in the open interval (0, 1), on a grid of 2⁻⁵³.</summary>
    public double Uniform(long index) => ((Bits(index) >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>The numbers 0 to <paramref name="count"/> − 1 in an order of their own: Fisher and Yates' shuffle.</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            // The largest uniform number rounds to 1.
            int other = Math.Min(i, (int)(Uniform(i) * (i + 1)));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    /// <summary>FNV-1a, 64 bit, of the UTF-8 bytes.</summary>
    public static ulong Fnv1a(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ value) * 0x100000001B3);
        }

        return hash;
    }

    private static ulong Mix(ulong z)
    {
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
