namespace Concord.Alignment.Resampling;

/// <summary>The SplitMix64 generator: turns any 64-bit seed into well mixed words, used to seed <see cref="StableRandom"/>.</summary>
/// <remarks>Source: Steele, Lea &amp; Flood 2014, doi:10.1145/2660193.2660195; public-domain reference by S. Vigna.</remarks>
internal static class SplitMix64
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static ulong Next(ref ulong state)
    {
        state = unchecked(state + Golden);
        return Mix(state);
    }

    public static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
