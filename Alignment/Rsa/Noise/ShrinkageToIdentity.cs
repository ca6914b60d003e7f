using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa.Noise;

/// <summary>The sample covariance shrunk towards a multiple of the identity by the Ledoit–Wolf weight.</summary>
/// <remarks>
/// With S = XᵀX/n, m = tr S/p, d² = ‖S − mI‖², b² = min(d², (Σ_t ‖x_t‖⁴/n − ‖S‖²)/n): Σ = (b²/d²·m·I + (1 − b²/d²)·S)·n/degrees of freedom.
/// Where S is mI already (one unit) there is nothing to shrink.
/// Source: Ledoit &amp; Wolf 2004, doi:10.1016/S0047-259X(03)00096-4; rsatoolbox <c>cov_from_residuals(method='shrinkage_eye')</c>.
/// </remarks>
public sealed class ShrinkageToIdentity : INoiseEstimator
{
    /// <inheritdoc/>
    public string Id => "shrinkage-identity";

    /// <inheritdoc/>
    public string Summary => "sample covariance shrunk towards a multiple of the identity (Ledoit–Wolf)";

    /// <inheritdoc/>
    public NoiseCovariance Estimate(Matrix residuals, int? degreesOfFreedom = null) => Residuals.Estimate(residuals, degreesOfFreedom, Shrink);

    private static NoiseCovariance Shrink(Tensor centred, int freedom)
    {
        double count = centred.shape[0];
        double units = centred.shape[1];
        Tensor sample = Residuals.Products(centred) / count;
        double squares = Residuals.SquareSum(sample);
        double mean = sample.diagonal().sum().ToDouble() / units;
        double distance = squares - (units * mean * mean); // ‖S − mI‖² = ‖S‖² − p·m²
        double fourths = Residuals.SquareSum((centred * centred).sum([1])) / count; // Σ_t ‖x_t‖⁴ / n: no p × p sum of squared products
        double weight = distance > 0 ? Math.Min(distance, (fourths - squares) / count) / distance : 0;
        Tensor shrunk = (sample * (1 - weight)).Plus(eye((long)units, dtype: ScalarType.Float64) * (weight * mean));
        return NoiseCovariance.OfCovariance((shrunk * (count / freedom)).ToMatrix());
    }
}
