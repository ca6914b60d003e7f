namespace Concord.Alignment.Rsa;

/// <summary>Which pairs of conditions are compared, and their two conditions.</summary>
internal sealed class PairList
{
    private readonly bool isComplete;

    public PairList(int stimuli, Func<int, bool> isDefined)
    {
        var index = new List<int>();
        var first = new List<int>();
        var second = new List<int>();
        int pair = 0;
        for (int i = 0; i < stimuli; i++)
        {
            for (int j = i + 1; j < stimuli; j++, pair++)
            {
                if (isDefined(pair))
                {
                    index.Add(pair);
                    first.Add(i);
                    second.Add(j);
                }
            }
        }

        Index = [.. index];
        First = [.. first];
        Second = [.. second];
        isComplete = Index.Length == pair;
    }

    /// <summary>Place of each pair in the upper triangle.</summary>
    public int[] Index { get; }

    /// <summary>The pair's first condition.</summary>
    public int[] First { get; }

    /// <summary>The pair's second condition.</summary>
    public int[] Second { get; }

    public int Count => Index.Length;

    /// <summary>The values of these pairs.</summary>
    public double[] Pick(double[] upperTriangle) => Array.ConvertAll(Index, k => upperTriangle[k]);

    /// <summary>Sum of m_i·m_j over these pairs: the size of the expanded sample.</summary>
    public double TotalWeight(double[] multiplicity)
    {
        double sum = 0;
        double squares = 0;
        if (!isComplete)
        {
            for (int k = 0; k < Count; k++)
            {
                sum += multiplicity[First[k]] * multiplicity[Second[k]];
            }

            return sum;
        }

        foreach (double m in multiplicity)
        {
            sum += m;
            squares += m * m;
        }

        return ((sum * sum) - squares) / 2;
    }
}
