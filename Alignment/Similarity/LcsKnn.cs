using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>The mean length of the longest sequence that occurs in both lists of nearest neighbours in the same order.</summary>
/// <remarks>
/// (1/n)·Σ_i LCS(N_X(i), N_Y(i)), lists of k neighbours with the nearest first, as in <see cref="MutualKnn"/>; gaps allowed. 0 … k (not divided by k, as the source), higher is better, symmetric.
/// Undefined: k ≥ n, a pattern of zeros. Cost: n·k² after the neighbours. Source: platonic-rep <c>lcs_knn</c>, Huh et al. 2024, arXiv:2405.07987.
/// </remarks>
/// <param name="k">Neighbours, 1 or more.</param>
/// <param name="rows">Unit length, as the source prepares its input; or none.</param>
public sealed class LcsKnn(int k = MutualKnn.DefaultNeighbours, RowScaling rows = RowScaling.UnitLength) : ISimilarity, INeighbourStatistic
{
    private readonly int k = Require.AtLeast(1, k, nameof(k));

    /// <inheritdoc/>
    public string Id => "lcs-knn";

    /// <inheritdoc/>
    public string Summary => "mean length of the longest common subsequence of the two lists of k nearest neighbours; 0 … k";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public SimilarityInterval Interval => SimilarityInterval.Centred;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x) => new NeighbourSide(x, rows);

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y) => NeighbourMeasure.Compare(x, y, k, this);

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples) => NeighbourMeasure.Draws(x, y, resamples, k, this);

    double INeighbourStatistic.Value(NeighbourLists x, NeighbourLists y, double[] weights)
    {
        var lengths = new int[k + 1];
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] > 0 ? weights[i] * Longest(x.Of(i), y.Of(i), lengths) : 0;
        }

        return sum / weights.Sum();
    }

    // One row of the usual table at a time: lengths[b] is that of the beginnings of length a and b.
    private static int Longest(ReadOnlySpan<int> first, ReadOnlySpan<int> second, int[] lengths)
    {
        Array.Clear(lengths);
        foreach (int stimulus in first)
        {
            int corner = 0;
            for (int b = 1; b <= second.Length; b++)
            {
                int above = lengths[b];
                lengths[b] = stimulus == second[b - 1] ? corner + 1 : Math.Max(above, lengths[b - 1]);
                corner = above;
            }
        }

        return lengths[second.Length];
    }
}
