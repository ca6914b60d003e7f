namespace Concord.Alignment.Rsa;

/// <summary>Which pairs of conditions are compared, and their two conditions.</summary>
internal sealed class PairList
{
    public PairList(int stimuli, PairSubset subset)
    {
        Require.SameLength(Rdm.PairCount(stimuli), subset.Total);
        Stimuli = stimuli;
        IsComplete = subset.Index is null;
        (Index, First, Second) = (new int[subset.Count], new int[subset.Count], new int[subset.Count]);
        int pair = 0;
        int next = 0;
        for (int i = 0; i < stimuli; i++)
        {
            for (int j = i + 1; j < stimuli && next < Index.Length; j++, pair++)
            {
                if (IsComplete || subset.Index![next] == pair)
                {
                    (Index[next], First[next], Second[next]) = (pair, i, j);
                    next++;
                }
            }
        }
    }

    public int Stimuli { get; }

    public bool IsComplete { get; }

    /// <summary>Place of each pair in the upper triangle.</summary>
    public int[] Index { get; }

    /// <summary>The pair's first condition.</summary>
    public int[] First { get; }

    /// <summary>The pair's second condition.</summary>
    public int[] Second { get; }

    public int Count => Index.Length;

    /// <summary>The values of these pairs.</summary>
    public double[] Pick(double[] upperTriangle) => IsComplete ? upperTriangle : Array.ConvertAll(Index, k => upperTriangle[k]);
}
