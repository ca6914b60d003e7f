using Concord.Alignment.Resampling;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>The share of the recorded variance that least squares explains from the model's units, on the same stimuli.</summary>
/// <remarks>
/// ‖U_XᵀỸ‖²_F/‖Ỹ‖²_F, U_X an orthonormal basis of the centred columns of X. 0 … 1, higher is better; not symmetric: it explains Y from X. Invariant to invertible linear maps of X and to
/// orthogonal maps and positive scaling of Y. Nothing is held out: with as many units as stimuli it is 1 whatever the data, which the note says; predictivity is measured by regression under
/// cross-validation. Dependent units as in <see cref="CcaMean"/>. Undefined: all stimuli alike on one side. Source: Kornblith et al. 2019, arXiv:1905.00414, R²_LR.
/// </remarks>
public sealed class LinearRegressionR2 : ISimilarity
{
    /// <inheritdoc/>
    public string Id => "linear-r2";

    /// <inheritdoc/>
    public string Summary => "share of the recorded variance that least squares explains from the model's units, nothing held out";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public SimilarityInterval Interval => SimilarityInterval.Jackknife;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x) => new ConfigurationSide(x);

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y) => ConfigurationMeasure.Compare(x, y, Share);

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples) => ConfigurationMeasure.Draws(x, y, resamples, Share);

    private static Scored Share(Tensor x, Tensor y)
    {
        Tensor u = OrthonormalBasis.Of(x).U;
        double all = (y * y).sum().item<double>();
        if (u.shape[1] == 0 || !(all > 0))
        {
            return Scored.Undefined("all stimuli have the same pattern on one side");
        }

        Tensor inside = u.t().matmul(y);
        double value = (inside * inside).sum().item<double>() / all;
        return new Scored(value, u.shape[1] >= x.shape[0] - 1 ? $"1 whatever the data: {u.shape[1]} directions of {x.shape[0]} stimuli" : null);
    }
}
