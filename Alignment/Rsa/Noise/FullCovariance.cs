using Concord.Alignment.Linalg;

namespace Concord.Alignment.Rsa.Noise;

/// <summary>The sample covariance.</summary>
/// <remarks>Σ = XᵀX / degrees of freedom; singular with fewer independent residuals than units. Source: rsatoolbox <c>cov_from_residuals(method='full')</c>.</remarks>
public sealed class FullCovariance : INoiseEstimator
{
    /// <inheritdoc/>
    public string Id => "full";

    /// <inheritdoc/>
    public string Summary => "sample covariance XᵀX over the degrees of freedom";

    /// <inheritdoc/>
    public NoiseCovariance Estimate(Matrix residuals, int? degreesOfFreedom = null) =>
        Residuals.Estimate(residuals, degreesOfFreedom, (centred, freedom) => NoiseCovariance.OfCovariance((Residuals.Products(centred) / freedom).ToMatrix()));
}
