namespace Concord.Alignment.Rsa;

/// <summary>Correlation of the dissimilarities after whitening by their covariance.</summary>
/// <remarks>
/// As <see cref="WhitenedCosineComparator"/> of the dissimilarities less their plain mean, as rsatoolbox does (not the mean in the whitened space). Undefined: a constant
/// side. Source: Diedrichsen et al. 2020, doi:10.48550/arXiv.2007.02789; rsatoolbox <c>compare</c>, "corr_cov".
/// </remarks>
public sealed class WhitenedPearsonComparator : IRdmComparator
{
    private readonly Whitening whitening;

    /// <summary>With the same, independent noise for every stimulus.</summary>
    public WhitenedPearsonComparator()
        : this(null)
    {
    }

    /// <summary>With a known noise covariance.</summary>
    /// <param name="noiseCovariance">(stimuli × stimuli) of the pattern estimates, symmetric and positive definite; null for the same, independent noise. Bootstraps over stimuli take a diagonal one.</param>
    /// <exception cref="AlignmentException">Not a covariance.</exception>
    public WhitenedPearsonComparator(Matrix? noiseCovariance) => whitening = new Whitening(noiseCovariance, isCentred: true);

    /// <inheritdoc/>
    public string Id => "whitened-pearson";

    /// <inheritdoc/>
    public IPreparedComparison Against(double[] recorded) => whitening.Against(recorded);

    IBootstrapKernel IRdmComparator.Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws) => whitening.Bootstrap(pairs, subjects, draws);
}
