namespace Concord.Alignment.Rsa;

/// <summary>Pairs in rising order of one RDM's values, sorted once for all draws.</summary>
internal sealed class SortedPairs
{
    public SortedPairs(PairList pairs, double[] values)
    {
        double[] sorted = [.. values];
        Pair = Statistics.Ranks.Order(sorted);
        First = Array.ConvertAll(Pair, k => pairs.First[k]);
        Second = Array.ConvertAll(Pair, k => pairs.Second[k]);
        StartsGroup = new bool[sorted.Length];
        for (int k = 0; k < sorted.Length; k++)
        {
            StartsGroup[k] = k == 0 || sorted[k] != sorted[k - 1];
        }
    }

    /// <summary>Place in the pair list.</summary>
    public int[] Pair { get; }

    public int[] First { get; }

    public int[] Second { get; }

    /// <summary>Whether the value differs from the one before: false inside a run of ties.</summary>
    public bool[] StartsGroup { get; }
}
