using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>The share of each stimulus's k nearest neighbours that both spaces have in common.</summary>
/// <remarks>
/// (1/n)·Σ_i |N_X(i) ∩ N_Y(i)|/k, N the k other stimuli with the largest inner product of patterns of unit length. 0 … 1, higher is better, symmetric; chance is k/(n − 1), so that values of
/// different k or n do not compare. Invariant to orthogonal maps and to the length of each pattern; not to offsets, for nothing is centred. Of equally near stimuli the
/// earlier is taken. A draw has about 0.63·n different stimuli, among which k are a larger share: bootstrap draws lie about three of their standard deviations above the value,
/// and their spread is that of the value: the interval is theirs, moved. Undefined: k ≥ n, a pattern of zeros.
/// Cost: n²(p + q)/2. Source: Huh, Cheung, Wang &amp; Isola 2024, arXiv:2405.07987; platonic-rep <c>mutual_knn</c>.
/// </remarks>
/// <param name="k">Neighbours, 1 or more.</param>
/// <param name="rows">Unit length, as the source prepares its input; or none.</param>
public sealed class MutualKnn(int k = MutualKnn.DefaultNeighbours, RowScaling rows = RowScaling.UnitLength) : ISimilarity, INeighbourStatistic
{
    /// <summary>The source's number of neighbours: 10.</summary>
    public const int DefaultNeighbours = 10;

    private readonly int k = Require.AtLeast(1, k, nameof(k));

    /// <inheritdoc/>
    public string Id => "mutual-knn";

    /// <inheritdoc/>
    public string Summary => "share of the k nearest neighbours that both spaces have in common; chance k/(n − 1)";

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
        var seen = new int[weights.Length];
        double shared = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            foreach (int neighbour in weights[i] > 0 ? x.Of(i) : [])
            {
                seen[neighbour] = i + 1;
            }

            foreach (int neighbour in weights[i] > 0 ? y.Of(i) : [])
            {
                shared += seen[neighbour] == i + 1 ? weights[i] : 0;
            }
        }

        return shared / (k * weights.Sum());
    }
}
