using Concord.Alignment.Rsa.Noise;

namespace Concord.Alignment.Rsa;

/// <summary>The squared distance of two patterns in units of the noise, divided by the number of units.</summary>
/// <remarks>
/// d(i, j) = (x_i − x_j) Σ⁻¹ (x_i − x_j)ᵀ / units: the euclidean distance after whitening by the noise covariance Σ. Positively biased by noise, as every distance
/// of one set of patterns to itself (<see cref="CrossnobisDistance"/> is not). A covariance that cannot be inverted makes all distances NaN, with the reason.
/// Memory: units² for a covariance that is not diagonal. Source: rsatoolbox <c>calc_rdm(method='mahalanobis')</c>; Walther et al. 2016, doi:10.1016/j.neuroimage.2015.12.012.
/// </remarks>
public sealed class MahalanobisDistance : IMeasurementDistance
{
    private static readonly EuclideanDistance Euclidean = new();
    private readonly INoiseEstimator noise;

    /// <summary>Estimates the noise covariance from the repetitions.</summary>
    /// <param name="noise">One of <see cref="NoiseEstimators.All"/>.</param>
    public MahalanobisDistance(INoiseEstimator noise)
    {
        ArgumentNullException.ThrowIfNull(noise);
        this.noise = noise;
    }

    /// <inheritdoc/>
    public string Id => "mahalanobis";

    /// <inheritdoc/>
    public string Summary => "squared distance of the two patterns whitened by the noise covariance, divided by the number of units; 0 …";

    /// <inheritdoc/>
    public Rdm Compute(Measurements measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        return Compute(measurements.Means(), noise.EstimateFrom(measurements));
    }

    /// <summary>Distances of patterns under a given noise covariance.</summary>
    /// <param name="x">(conditions × units).</param>
    /// <param name="noise">Over the same units.</param>
    public static Rdm Compute(Matrix x, NoiseCovariance noise)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(noise);
        return noise.Undefined is { } reason ? Rdm.Undefined(x.Rows, reason) : Euclidean.Compute(noise.Whiten(x));
    }
}
