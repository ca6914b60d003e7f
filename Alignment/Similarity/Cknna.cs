using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>Kernel alignment over common nearest neighbours only.</summary>
/// <remarks>
/// HSIC(α ∘ K, α ∘ L)/√(HSIC(K_k, K_k)·HSIC(L_k, L_k)), K and L inner products, K_k = K kept where j is among i's k nearest, α where that is so on both sides: see <see cref="MaskedHsic"/>.
/// At most about 1, higher is better, 1 for equal spaces; chance is not 0 (.15 for k = 10 of 60 stimuli), for pairs that are near on both sides by chance have large inner products on both; with k = n − 1 it is unbiased CKA of the same inner products. α is not symmetric, so that exchanging the two spaces can change the value
/// a little, as in the source. Invariant to orthogonal maps and to the length of each pattern. Undefined: k ≥ n, fewer than four stimuli, a pattern of zeros, a product of the two self-terms that is
/// not positive. Biased: the neighbours are k of all stimuli, itself included. platonic-rep adds 1e-6 to the denominator; nothing is added here. Source: Huh et al. 2024, arXiv:2405.07987, appendix; platonic-rep <c>cknna</c>.
/// </remarks>
/// <param name="k">Neighbours, 2 or more, as the source asks.</param>
/// <param name="estimator">The source's default is unbiased.</param>
/// <param name="rows">Unit length, as the source prepares its input; or none.</param>
public sealed class Cknna(int k = MutualKnn.DefaultNeighbours, HsicEstimator estimator = HsicEstimator.Unbiased, RowScaling rows = RowScaling.UnitLength) : ISimilarity, INeighbourStatistic
{
    private readonly int k = Require.AtLeast(2, k, nameof(k));

    /// <inheritdoc/>
    public string Id => "cknna";

    /// <inheritdoc/>
    public string Summary => "kernel alignment over pairs that are k nearest neighbours in both spaces";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public SimilarityInterval Interval => SimilarityInterval.Centred;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x) => new NeighbourSide(x, rows, hasSelf: estimator is HsicEstimator.Biased);

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y) =>
        Cka.Reason(x, y, estimator) is { } reason ? Scored.Undefined(reason) : NeighbourMeasure.Compare(x, y, k, this);

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples) => NeighbourMeasure.Draws(x, y, resamples, k, this);

    double INeighbourStatistic.Value(NeighbourLists x, NeighbourLists y, double[] weights)
    {
        var hsic = new MaskedHsic(weights);
        double xx = hsic.Value(x, x, estimator);
        double yy = hsic.Value(y, y, estimator);
        return xx > 0 && yy > 0 ? hsic.Value(x, y, estimator) / (Math.Sqrt(xx) * Math.Sqrt(yy)) : double.NaN;
    }
}
