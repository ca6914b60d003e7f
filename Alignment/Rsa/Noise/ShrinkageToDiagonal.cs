using Concord.Alignment.Linalg;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa.Noise;

/// <summary>The sample covariance with its covariances shrunk towards 0 by the Schäfer–Strimmer weight; variances are kept.</summary>
/// <remarks>
/// With S = XᵀX/ν, z_tk = x_tk/√S_kk, r_kl = Σ_t z_tk z_tl/(n − 1) and v_kl = n/ν²·(Σ_t z_tk² z_tl²/(n − 1) − r_kl²):
/// λ = Σ_{k≠l} v_kl / Σ_{k≠l} r_kl², kept within 0 … 1 as the estimator is defined; Σ_kl = (1 − λ) S_kl for k ≠ l. A unit without variance leaves no covariance to shrink.
/// Source: Schäfer &amp; Strimmer 2005, doi:10.2202/1544-6115.1175; rsatoolbox <c>cov_from_residuals(method='shrinkage_diag')</c>, its default.
/// </remarks>
public sealed class ShrinkageToDiagonal : INoiseEstimator
{
    /// <inheritdoc/>
    public string Id => "shrinkage-diagonal";

    /// <inheritdoc/>
    public string Summary => "sample covariance with its covariances shrunk towards 0 (Schäfer–Strimmer)";

    /// <inheritdoc/>
    public NoiseCovariance Estimate(Matrix residuals, int? degreesOfFreedom = null) => Residuals.Estimate(residuals, degreesOfFreedom, Shrink);

    private static NoiseCovariance Shrink(Tensor centred, int freedom)
    {
        double count = centred.shape[0];
        Tensor sample = Residuals.Products(centred) / freedom;
        Tensor variances = sample.diagonal();
        Tensor squared = centred * centred / variances; // (residuals, units): z²
        Tensor correlations = sample / variances.sqrt().unsqueeze(0) / variances.sqrt().unsqueeze(1);

        // Off the diagonal: the sum over all pairs of units less the units with themselves.
        double fourths = (Residuals.SquareSum(squared.sum([1])) - Residuals.SquareSum(squared)) / (count - 1);
        double squares = (Residuals.SquareSum(correlations) - Residuals.SquareSum(correlations.diagonal())) * Math.Pow(freedom / (count - 1), 2);
        double weight = squares > 0 ? Math.Clamp(count / ((double)freedom * freedom) * (fourths - squares) / squares, 0, 1) : 1;
        Tensor shrunk = (sample * (1 - weight)).Plus(diag(variances * weight));
        return NoiseCovariance.OfCovariance(shrunk.ToMatrix());
    }
}
