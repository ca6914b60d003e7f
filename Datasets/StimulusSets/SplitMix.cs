namespace Concord.Datasets.StimulusSets;

/// <summary>Seeded random numbers in whole-number arithmetic (Steele, Lea and Flood 2014, SplitMix64): the same on every machine.</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return Mix(_state);
    }

    /// <summary>A fraction 0 ≤ x &lt; 1 with 53 bits.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * Fraction());

    /// <summary>0 ≤ n &lt; count; by remainder, so uneven by less than count / 2⁶⁴.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>The numbers 0 … count − 1 in random order (Fisher and Yates, from the end).</summary>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int last = count - 1; last > 0; last--)
        {
            int other = Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
