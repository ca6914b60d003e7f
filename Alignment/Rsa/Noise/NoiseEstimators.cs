namespace Concord.Alignment.Rsa.Noise;

/// <summary>Every estimator of the noise covariance: one line each.</summary>
public static class NoiseEstimators
{
    /// <summary>All estimators.</summary>
    public static IReadOnlyList<INoiseEstimator> All { get; } = [new DiagonalCovariance(), new FullCovariance(), new ShrinkageToIdentity(), new ShrinkageToDiagonal()];

    /// <summary>The estimator of that id.</summary>
    /// <exception cref="AlignmentException">No such estimator; the message lists them.</exception>
    public static INoiseEstimator Find(string id) =>
        All.FirstOrDefault(estimator => estimator.Id == id)
        ?? throw new AlignmentException("noise covariance", $"'{id}'", string.Join(", ", All.Select(estimator => estimator.Id)), "Name one of these.");

    /// <summary>Estimates the covariance from repetitions: each presentation less the mean of its condition.</summary>
    /// <remarks>
    /// Degrees of freedom are presentations − conditions, as in rsatoolbox <c>cov_from_unbalanced</c>; its <c>cov_from_measurements</c> takes
    /// (conditions − 1)·repetitions instead (0.3.2), which counts the wrong side.
    /// </remarks>
    /// <param name="estimator">One of <see cref="All"/>.</param>
    /// <param name="measurements">(presentations × units) with labels.</param>
    public static NoiseCovariance EstimateFrom(this INoiseEstimator estimator, Measurements measurements)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(measurements);
        return estimator.Estimate(measurements.Residuals(), measurements.Values.Rows - measurements.ConditionCount);
    }
}
