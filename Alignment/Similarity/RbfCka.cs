using Concord.Alignment.Linalg;
using Concord.Alignment.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>Centred kernel alignment with a Gaussian kernel.</summary>
/// <remarks>
/// K_ij = exp(−d²_ij/(2·σ²·M)), d_ij the Euclidean distance; M = median of d² over pairs i &lt; j of that side (<see cref="RbfBandwidth.Median"/>: Kornblith et al. 2019, Brain-Score
/// <c>kernel_CKA</c>, which leaves out pairs of equal patterns) or 1 (<see cref="RbfBandwidth.Absolute"/>: thingsvision and platonic-rep with σ = 1). Then as <see cref="LinearCka"/> or, with the unbiased
/// estimator, <see cref="UnbiasedCka"/>. 0 … 1 (unbiased: −1 … 1), higher is better, symmetric; invariant to orthogonal maps and offsets and, with the median, to positive scaling. A width far
/// below all distances makes every kernel the identity and the biased value 1. Draws keep M of all stimuli: the width is part of the definition, not of the sample. Undefined: all
/// stimuli alike, a median of 0, fewer than four stimuli (unbiased). Memory: one kernel a side.
/// </remarks>
/// <param name="sigma">σ, above 0.</param>
/// <param name="bandwidth">What σ is measured in.</param>
/// <param name="estimator">The estimator of HSIC; the sources' default is biased.</param>
public sealed class RbfCka(double sigma = RbfCka.DefaultSigma, RbfBandwidth bandwidth = RbfBandwidth.Median, HsicEstimator estimator = HsicEstimator.Biased) : ISimilarity
{
    /// <summary>The width that the sources use: 1.</summary>
    public const double DefaultSigma = 1;

    private readonly double sigma = sigma > 0 && double.IsFinite(sigma) ? sigma : throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "the width is above 0");

    /// <inheritdoc/>
    public string Id => "cka-rbf";

    /// <inheritdoc/>
    public string Summary => "centred kernel alignment with a Gaussian kernel, its width a fraction of the median distance";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public SimilarityInterval Interval => estimator is HsicEstimator.Biased ? SimilarityInterval.Centred : SimilarityInterval.Percentile;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (Sides.Reason(x) is { } reason)
        {
            return KernelSide.Without(x.Rows, reason);
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor gram = Gram.OfRows(x, block => block - block.mean([0], keepdim: true));
        Tensor norms = gram.diagonal();
        Tensor distances = norms.unsqueeze(0).Plus(norms.unsqueeze(1)) - gram - gram;
        distances.diagonal().zero_();
        double unit = bandwidth is RbfBandwidth.Median ? Median(distances, x.Rows) : 1;
        if (!(unit > 0))
        {
            return KernelSide.Without(x.Rows, "the median distance is 0: half of the pairs of stimuli have the same pattern");
        }

        return Centre((distances * TensorBridge.Vector([-1 / (2 * sigma * sigma * unit)])).exp());
    }

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y)
    {
        (KernelSide a, KernelSide b) = Sides.Of<KernelSide>(x, y);
        return Cka.Reason(a, b, estimator) is { } reason ? Scored.Undefined(reason) : Cka.Ratio((a.With(b), a.Self, b.Self), a.Stimuli, estimator);
    }

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples)
    {
        ArgumentNullException.ThrowIfNull(resamples);
        (KernelSide a, KernelSide b) = Sides.Of<KernelSide>(x, y);
        return Cka.Reason(a, b, estimator) is null ? Cka.Draws(a, b, resamples, estimator) : Sides.NotANumber(resamples.Draws);
    }

    private static double Median(Tensor distances, int stimuli)
    {
        Tensor pairs = distances[ones(stimuli, stimuli, dtype: ScalarType.Bool).triu(1)];
        long middle = pairs.shape[0] / 2;
        double upper = pairs.kthvalue(middle + 1, 0).values.item<double>();
        return pairs.shape[0] % 2 == 1 ? upper : (upper + pairs.kthvalue(middle, 0).values.item<double>()) / 2;
    }

    // Either way each row then sums to 0; without the diagonal (unbiased) no digits are lost to it, however narrow the kernel.
    private KernelSide Centre(Tensor kernel)
    {
        int n = (int)kernel.shape[0];
        bool hasDiagonal = estimator is HsicEstimator.Biased || n < 4;
        if (!hasDiagonal)
        {
            kernel.diagonal().zero_();
        }

        double[] rows = kernel.sum([0]).ToArray();
        double half = rows.Sum() / (hasDiagonal ? 2 * n : 2 * (n - 1));
        Tensor offsets = TensorBridge.Vector(Array.ConvertAll(rows, row => (row - half) / (hasDiagonal ? n : n - 2)));
        Tensor centred = kernel - offsets.unsqueeze(0) - offsets.unsqueeze(1);
        double[] diagonal = hasDiagonal ? centred.diagonal().ToArray() : new double[n];
        return new KernelSide(centred.ToArray(), diagonal);
    }
}
