namespace Concord.Alignment.Rsa.Noise;

/// <summary>A way to estimate the covariance of noise between units.</summary>
public interface INoiseEstimator
{
    /// <summary>The name in tables.</summary>
    string Id { get; }

    /// <summary>One sentence with the formula.</summary>
    string Summary { get; }

    /// <summary>Estimates the covariance from residuals.</summary>
    /// <param name="residuals">(residuals × units); their mean over residuals is removed first.</param>
    /// <param name="degreesOfFreedom">What the sum of squares is divided by; null for residuals − 1. Residuals of a fitted model have fewer.</param>
    /// <returns>The covariance, or the reason why there is none.</returns>
    NoiseCovariance Estimate(Matrix residuals, int? degreesOfFreedom = null);
}
