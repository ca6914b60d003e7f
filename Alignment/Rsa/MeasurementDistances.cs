using Concord.Alignment.Rsa.Noise;

namespace Concord.Alignment.Rsa;

/// <summary>Every distance over repeated presentations, with its default noise covariance or prior: one line each.</summary>
public static class MeasurementDistances
{
    /// <summary>All distances; other noise covariances by the constructors.</summary>
    public static IReadOnlyList<IMeasurementDistance> All { get; } =
    [
        new MahalanobisDistance(new ShrinkageToDiagonal()),
        new CrossnobisDistance(new ShrinkageToDiagonal()),
        new PoissonCvDistance(),
    ];

    /// <summary>The distance of that id.</summary>
    /// <exception cref="AlignmentException">No such distance; the message lists them.</exception>
    public static IMeasurementDistance Find(string id) =>
        All.FirstOrDefault(distance => distance.Id == id)
        ?? throw new AlignmentException("distance over repetitions", $"'{id}'", string.Join(", ", All.Select(distance => distance.Id)), "Name one of these.");
}
