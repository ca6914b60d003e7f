namespace Concord.Alignment.Similarity;

/// <summary>HSIC of two kernels of which only entries between common neighbours are kept.</summary>
/// <remarks>
/// α_ij = 1 where j is among i's neighbours on both sides; A = α ∘ K, B = α ∘ L are not symmetric, and the source's formula takes the columns of A and the rows of B:
/// unbiased tr(AB) + 1ᵀA1·1ᵀB1/((n − 1)(n − 2)) − 2·1ᵀAB1/(n − 2), biased tr(A·H·B·H). With multiplicities the sums are those of <see cref="HsicDraws"/>.
/// Factors that numerator and denominator share are left out.
/// </remarks>
internal sealed class MaskedHsic
{
    private readonly double[] weights;
    private readonly double total;
    private readonly double squares;
    private readonly bool[] isCommon;

    public MaskedHsic(double[] weights)
    {
        this.weights = weights;
        total = weights.Sum();
        squares = KernelSide.Dot(weights, weights);
        isCommon = new bool[(long)weights.Length * weights.Length];
    }

    public double Value(NeighbourLists x, NeighbourLists y, HsicEstimator estimator)
    {
        int n = weights.Length;
        Mark(x, y, true);
        var rows = new MaskedSums(n);
        for (int i = 0; i < n; i++)
        {
            foreach (int j in weights[i] > 0 ? x.Of(i) : [])
            {
                if (isCommon[(i * n) + j])
                {
                    rows.Add(i, j, (weights[i], weights[j]), (x.Side.Inner[(i * n) + j], y.Side.Inner[(i * n) + j]), isCommon[(j * n) + i]);
                }
            }
        }

        Mark(x, y, false);
        return estimator is HsicEstimator.Biased ? rows.Biased(weights, total) : rows.Unbiased(weights, total, squares);
    }

    // The table is used again: only what was set is cleared.
    private void Mark(NeighbourLists x, NeighbourLists y, bool set)
    {
        int n = weights.Length;
        for (int i = 0; i < n; i++)
        {
            if (weights[i] > 0)
            {
                Span<bool> row = isCommon.AsSpan(i * n, n);
                MarkRow(row, x.Of(i), y.Of(i), set);
            }
        }
    }

    private static void MarkRow(Span<bool> row, ReadOnlySpan<int> first, ReadOnlySpan<int> second, bool set)
    {
        if (!set)
        {
            foreach (int j in first)
            {
                row[j] = false;
            }

            return;
        }

        Span<bool> ofFirst = first.Length <= 64 ? stackalloc bool[first.Length] : new bool[first.Length];
        foreach (int j in second)
        {
            row[j] = true;
        }

        for (int place = 0; place < first.Length; place++)
        {
            ofFirst[place] = row[first[place]];
        }

        foreach (int j in second)
        {
            row[j] = false;
        }

        for (int place = 0; place < first.Length; place++)
        {
            row[first[place]] = ofFirst[place];
        }
    }
}
