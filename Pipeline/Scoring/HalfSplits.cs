using Concord.Alignment.Resampling;

namespace Concord.Pipeline.Scoring;

/// <summary>Random halves of the conditions for nested layer choice: the layer is chosen on one half and scored on the other, then the halves change places.</summary>
/// <remarks>Conditions of one group (a fold that comes with the data, a category) stay together, so that no group stands on both sides. Half A of a split with an odd number of groups is the smaller one. The splits depend on seed and groups alone: every model gets the same.</remarks>
public static class HalfSplits
{
    /// <summary>Random splits drawn; each is used in both directions.</summary>
    public const int Repeats = 5;

    private const long Stream = 0x4E45_5354;

    /// <summary>The halves: element 2r and 2r + 1 are the two halves of split r, as sorted condition indices.</summary>
    /// <param name="groups">The group of each condition; conditions of their own where every group differs.</param>
    /// <param name="seed">The manifest's seed.</param>
    public static IReadOnlyList<int[]> Draw(IReadOnlyList<int> groups, long seed)
    {
        int[] distinct = [.. groups.Distinct().Order()];
        StableRandom random = new(seed, Stream);
        List<int[]> halves = [];
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            int[] order = random.Permutation(distinct.Length);
            HashSet<int> first = [.. order.Take(distinct.Length / 2).Select(i => distinct[i])];
            halves.Add([.. Enumerable.Range(0, groups.Count).Where(i => first.Contains(groups[i]))]);
            halves.Add([.. Enumerable.Range(0, groups.Count).Where(i => !first.Contains(groups[i]))]);
        }

        return halves;
    }
}
