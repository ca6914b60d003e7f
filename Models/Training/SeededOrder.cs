using Concord.Models.Regimes;

namespace Concord.Models.Training;

/// <summary>Permutations that are functions of seed and name.</summary>
internal static class SeededOrder
{
    /// <summary>The numbers 0 to <paramref name="count"/> − 1 in an order of their own: Fisher and Yates' shuffle.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="name">Name of the stream.</param>
    /// <param name="count">How many.</param>
    public static int[] Permutation(long seed, string name, int count)
    {
        CounterRandom random = CounterRandom.Named(seed, name);
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int other = (int)(random.Uniform(i) * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
