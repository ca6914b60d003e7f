using Concord.Alignment.Linalg;
using Concord.Alignment.Resampling;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>The angle between two configurations after the best rotation of one onto the other: a distance.</summary>
/// <remarks>
/// arccos(‖X_φᵀ·Y_φ‖_*/(‖X_φ‖_F·‖Y_φ‖_F)) in radians, columns centred, ‖·‖_* the sum of singular values; X_φ = U·(α·S + (1 − α)·I) with X̃ = U·S·Vᵀ: α = 1 leaves the space as it is, α = 0
/// whitens it, which gives the arccos of the mean canonical correlation where both have the same rank. 0 … π/2, lower is better; a metric (symmetric, triangle inequality) on spaces up to offset,
/// positive scaling and rotation, at α = 0 up to invertible linear maps. Unequal numbers of units need no padding: zeros do not change singular values. Small samples rotate onto each other too well:
/// the value rises with n, and bootstrap draws lie far below it (five to twenty standard deviations): the interval is the jackknife's. Directions up to the tolerance of <see cref="OrthonormalBasis"/> are left out, where the source lifts their
/// variance to 1e-7. Undefined: all stimuli alike on one side. Cost: n·p·q, and a decomposition of min(n, p) × min(n, q), again in each draw.
/// Source: Williams, Kunz, Kornblith &amp; Linderman 2021, arXiv:2110.14739; netrep <c>LinearMetric(alpha, score_method="angular")</c>.
/// </remarks>
/// <param name="alpha">α, 0 … 1.</param>
public sealed class Procrustes(double alpha = Procrustes.DefaultAlpha) : ISimilarity
{
    /// <summary>No whitening: 1.</summary>
    public const double DefaultAlpha = 1;

    private readonly double alpha = alpha is >= 0 and <= 1 ? alpha : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "alpha lies between 0 and 1");

    /// <inheritdoc/>
    public string Id => "procrustes";

    /// <inheritdoc/>
    public string Summary => "angle between the spaces after the best rotation, in radians; lower is better";

    /// <inheritdoc/>
    public bool HigherIsBetter => false;

    /// <inheritdoc/>
    public SimilarityInterval Interval => SimilarityInterval.Jackknife;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x) => new ConfigurationSide(x);

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y) => ConfigurationMeasure.Compare(x, y, Angle);

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples) => ConfigurationMeasure.Draws(x, y, resamples, Angle);

    private Scored Angle(Tensor x, Tensor y)
    {
        (Tensor a, Tensor b) = (Whitened(x), Whitened(y));
        double cosine = linalg.svdvals(a.t().matmul(b)).sum().item<double>() / Math.Sqrt((a * a).sum().item<double>() * (b * b).sum().item<double>());

        // ‖AᵀB‖_* ≤ ‖A‖·‖B‖: what is above 1 is rounding.
        return double.IsFinite(cosine) ? new Scored(Math.Acos(Math.Min(1, cosine))) : Scored.Undefined("all stimuli have the same pattern on one side");
    }

    private Tensor Whitened(Tensor rows)
    {
        if (alpha == 1)
        {
            return rows;
        }

        (Tensor u, double[] s) = OrthonormalBasis.Of(rows);
        return u * TensorBridge.Vector(Array.ConvertAll(s, value => (alpha * value) + (1 - alpha)));
    }
}
