using Concord.Alignment.Linalg;

namespace Concord.Alignment.Rsa.Noise;

/// <summary>Each unit's own noise variance, no covariances: univariate noise normalisation.</summary>
/// <remarks>σ²_k = Σ_t x_tk² / degrees of freedom. Source: rsatoolbox <c>cov_from_residuals(method='diag')</c>.</remarks>
public sealed class DiagonalCovariance : INoiseEstimator
{
    /// <inheritdoc/>
    public string Id => "diagonal";

    /// <inheritdoc/>
    public string Summary => "variance of each unit, no covariances";

    /// <inheritdoc/>
    public NoiseCovariance Estimate(Matrix residuals, int? degreesOfFreedom = null) =>
        Residuals.Estimate(residuals, degreesOfFreedom, (centred, freedom) => NoiseCovariance.OfVariances(((centred * centred).sum([0]) / freedom).ToArray()));
}
