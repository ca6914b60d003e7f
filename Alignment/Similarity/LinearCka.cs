using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>Linear centred kernel alignment, biased.</summary>
/// <remarks>
/// ‖X̃ᵀỸ‖²_F / (‖X̃ᵀX̃‖_F·‖ỸᵀỸ‖_F), columns centred; 0 … 1, higher is better, symmetric. It does not change under orthogonal maps, positive scaling or offsets of
/// units on either side. Biased: with many more units than stimuli it nears 1 for any two spaces (above .9 for independent noise): <see cref="UnbiasedCka"/> is the default.
/// Bootstrap draws copy stimuli, which the estimator takes for structure: they lie one to seven of their standard deviations above the value; the interval is theirs, moved. Undefined: all stimuli alike
/// on one side. Cost: the smaller of n²(p + q)/2 and n(p + q)²/2. Sources: Kornblith et al. 2019, arXiv:1905.00414; platonic-rep and thingsvision
/// (<c>unbiased=False</c>), Brain-Score <c>linear_CKA</c>. platonic-rep adds 1e-6 to the denominator; nothing is added here.
/// </remarks>
public sealed class LinearCka : ISimilarity
{
    /// <inheritdoc/>
    public string Id => "cka";

    /// <inheritdoc/>
    public string Summary => "linear centred kernel alignment, biased: ‖XᵀY‖²/(‖XᵀX‖·‖YᵀY‖), columns centred";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public SimilarityInterval Interval => SimilarityInterval.Centred;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x) => new LinearSide(x);

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y) => Cka.Linear(x, y, HsicEstimator.Biased);

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples) => Cka.LinearDraws(x, y, resamples, HsicEstimator.Biased);
}
