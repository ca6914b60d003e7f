using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>Linear centred kernel alignment with the unbiased estimator of HSIC: the default.</summary>
/// <remarks>
/// HSIC₁(K, L)/√(HSIC₁(K, K)·HSIC₁(L, L)), K = X·Xᵀ, HSIC₁ = [tr(K̃L̃) + 1ᵀK̃1·1ᵀL̃1/((n − 1)(n − 2)) − 2·1ᵀK̃L̃1/(n − 2)]/(n(n − 3)), K̃ = K with 0 on the diagonal.
/// −1 … 1, about 0 for independent spaces whatever their width, 1 for equal ones; higher is better; symmetric; invariant as <see cref="LinearCka"/>. The ratio of unbiased parts is not itself
/// exactly unbiased. In a draw, quadruples hold four different stimuli: see <see cref="HsicDraws"/>. Undefined: fewer than four stimuli, or all alike on one side.
/// Sources: Song et al. 2012, JMLR 13, eq. 5; Nguyen, Raghu &amp; Kornblith 2021, arXiv:2010.15327; platonic-rep and thingsvision (<c>unbiased=True</c>), Brain-Score <c>unbiased_linear_CKA</c>.
/// </remarks>
public sealed class UnbiasedCka : ISimilarity
{
    /// <inheritdoc/>
    public string Id => "cka-unbiased";

    /// <inheritdoc/>
    public string Summary => "linear centred kernel alignment with the unbiased estimator of HSIC: about 0 for independent spaces of any width";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public SimilarityInterval Interval => SimilarityInterval.Percentile;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x) => new LinearSide(x);

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y) => Cka.Linear(x, y, HsicEstimator.Unbiased);

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples) => Cka.LinearDraws(x, y, resamples, HsicEstimator.Unbiased);
}
