using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>The share of stimuli that find the way back: through a recorded neighbour and one of that neighbour's model neighbours.</summary>
/// <remarks>
/// (1/n)·Σ_i [i ∈ N_X(j) for some j ∈ N_Y(i)], neighbours as in <see cref="MutualKnn"/>. 0 … 1, higher is better; not symmetric in general. It saturates early: with k = 10 of 50 stimuli nearly
/// every walk closes; and it need not be 1 for equal spaces, for a stimulus may be no one's neighbour. Copies make draws too regular for a bootstrap interval; the jackknife is wide. Undefined: k ≥ n, a pattern of zeros. Source: platonic-rep <c>cycle_knn(X, Y)</c>, Huh et al. 2024, arXiv:2405.07987.
/// </remarks>
/// <param name="k">Neighbours, 1 or more.</param>
/// <param name="rows">Unit length, as the source prepares its input; or none.</param>
public sealed class CycleKnn(int k = MutualKnn.DefaultNeighbours, RowScaling rows = RowScaling.UnitLength) : ISimilarity, INeighbourStatistic
{
    private readonly int k = Require.AtLeast(1, k, nameof(k));

    /// <inheritdoc/>
    public string Id => "cycle-knn";

    /// <inheritdoc/>
    public string Summary => "share of stimuli that are among the model neighbours of one of their recorded neighbours";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public SimilarityInterval Interval => SimilarityInterval.Jackknife;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x) => new NeighbourSide(x, rows);

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y) => NeighbourMeasure.Compare(x, y, k, this);

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples) => NeighbourMeasure.Draws(x, y, resamples, k, this);

    double INeighbourStatistic.Value(NeighbourLists x, NeighbourLists y, double[] weights)
    {
        double closed = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            foreach (int neighbour in weights[i] > 0 ? y.Of(i) : [])
            {
                if (x.Of(neighbour).Contains(i))
                {
                    closed += weights[i];
                    break;
                }
            }
        }

        return closed / weights.Sum();
    }
}
