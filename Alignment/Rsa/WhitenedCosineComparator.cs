namespace Concord.Alignment.Rsa;

/// <summary>Cosine of the dissimilarities after whitening by their covariance: the unbiased distance correlation.</summary>
/// <remarks>
/// xᵀV⁻¹y / √(xᵀV⁻¹x · yᵀV⁻¹y), V the covariance of the dissimilarities under the null, whose entries share noise where pairs share a stimulus; equal to linear CKA
/// where Σ = I. Exact, by <see cref="WhitenedSide"/> in O(pairs) for independent noise and by <see cref="FullWhitening"/> in O(stimuli³) otherwise; rsatoolbox iterates to a
/// relative 1e-5 there, and its short cut for a vector of variances is not this quantity. Undefined: a side of zeros.
/// Source: Diedrichsen et al. 2020, doi:10.48550/arXiv.2007.02789; rsatoolbox <c>compare</c>, "cosine_cov".
/// </remarks>
public sealed class WhitenedCosineComparator : IRdmComparator
{
    private readonly Whitening whitening;

    /// <summary>With the same, independent noise for every stimulus.</summary>
    public WhitenedCosineComparator()
        : this(null)
    {
    }

    /// <summary>With a known noise covariance.</summary>
    /// <param name="noiseCovariance">(stimuli × stimuli) of the pattern estimates, symmetric and positive definite; null for the same, independent noise. Bootstraps over stimuli take a diagonal one.</param>
    /// <exception cref="AlignmentException">Not a covariance.</exception>
    public WhitenedCosineComparator(Matrix? noiseCovariance) => whitening = new Whitening(noiseCovariance, isCentred: false);

    /// <inheritdoc/>
    public string Id => "whitened-cosine";

    /// <inheritdoc/>
    public IPreparedComparison Against(double[] recorded) => whitening.Against(recorded);

    IBootstrapKernel IRdmComparator.Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws) => whitening.Bootstrap(pairs, subjects, draws);
}
