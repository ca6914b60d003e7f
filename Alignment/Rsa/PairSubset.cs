namespace Concord.Alignment.Rsa;

/// <summary>Some or all pairs of an upper triangle.</summary>
/// <param name="Total">Pairs of the whole triangle.</param>
/// <param name="Index">Places of the kept pairs, rising; null when all are kept.</param>
internal readonly record struct PairSubset(int Total, int[]? Index)
{
    public int Count => Index?.Length ?? Total;

    /// <summary>The pairs that are numbers.</summary>
    public static PairSubset DefinedIn(ReadOnlySpan<double> values)
    {
        int defined = 0;
        foreach (double value in values)
        {
            defined += double.IsNaN(value) ? 0 : 1;
        }

        if (defined == values.Length)
        {
            return new PairSubset(values.Length, null);
        }

        var index = new int[defined];
        int next = 0;
        for (int k = 0; k < values.Length; k++)
        {
            if (!double.IsNaN(values[k]))
            {
                index[next++] = k;
            }
        }

        return new PairSubset(values.Length, index);
    }

    /// <summary>The kept pairs that are numbers in another RDM too.</summary>
    public PairSubset AlsoIn(ReadOnlySpan<double> values)
    {
        if (Index is null)
        {
            return DefinedIn(values);
        }

        var both = new List<int>(Index.Length);
        foreach (int k in Index)
        {
            if (!double.IsNaN(values[k]))
            {
                both.Add(k);
            }
        }

        return both.Count == Index.Length ? this : new PairSubset(Total, [.. both]);
    }

    /// <summary>The values of the kept pairs; the same memory when all are kept.</summary>
    public ReadOnlySpan<double> Pick(ReadOnlySpan<double> values)
    {
        if (Index is null)
        {
            return values;
        }

        var picked = new double[Index.Length];
        for (int k = 0; k < picked.Length; k++)
        {
            picked[k] = values[Index[k]];
        }

        return picked;
    }
}
