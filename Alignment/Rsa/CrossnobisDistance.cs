using Concord.Alignment.Rsa.Noise;

namespace Concord.Alignment.Rsa;

/// <summary>The cross-validated Mahalanobis distance: patterns of one fold against those of the others, so that noise does not add to it.</summary>
/// <remarks>
/// d(i, j) = mean over folds f of (x_i^¬f − x_j^¬f) Σ⁻¹ (x_i^f − x_j^f)ᵀ / units, x^f the means within the fold and x^¬f those over all other presentations.
/// Unbiased where the noise of the folds is independent: its expectation is 0 for equal patterns, so single values may be negative, and stay so.
/// A pair is averaged over the folds in which it is defined; both that and a covariance that cannot be inverted are noted. Undefined with fewer than two folds.
/// Without a noise covariance no units² matrix is made. Source: rsatoolbox <c>calc_rdm(method='crossnobis')</c>; Walther et al. 2016, doi:10.1016/j.neuroimage.2015.12.012.
/// </remarks>
public sealed class CrossnobisDistance : IMeasurementDistance
{
    private readonly INoiseEstimator? noise;

    /// <summary>Chooses how the noise covariance is estimated from the repetitions.</summary>
    /// <param name="noise">One of <see cref="NoiseEstimators.All"/>; null for the cross-validated euclidean distance, Σ = 1.</param>
    public CrossnobisDistance(INoiseEstimator? noise = null) => this.noise = noise;

    /// <inheritdoc/>
    public string Id => "crossnobis";

    /// <inheritdoc/>
    public string Summary => "whitened difference of the two patterns in one fold times that in the others, divided by the number of units, mean over folds; may be negative";

    /// <inheritdoc/>
    public Rdm Compute(Measurements measurements) => Compute(measurements, noise?.EstimateFrom(measurements));

    /// <summary>Distances under a given noise covariance.</summary>
    /// <param name="measurements">(presentations × units) with labels.</param>
    /// <param name="noise">Over the same units; null for Σ = 1.</param>
    public static Rdm Compute(Measurements measurements, NoiseCovariance? noise)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        return noise?.Undefined is { } reason
            ? Rdm.Undefined(measurements.ConditionCount, reason)
            : LeaveOneFoldOut.Compute(noise is null ? measurements : measurements.With(noise.Whiten(measurements.Values)), means => means);
    }
}
