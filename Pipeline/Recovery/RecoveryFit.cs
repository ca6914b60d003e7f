using Concord.Alignment.Catalogue;

namespace Concord.Pipeline.Recovery;

/// <summary>Whether a benchmark can be asked what it could have told apart: whether a defensible simulation of its recording exists.</summary>
/// <param name="HasNeuroids">Whether responses of neuroids were recorded, and not RDMs alone.</param>
/// <param name="HasReliability">Whether the reliability of its neuroids is known.</param>
/// <param name="HasSubjects">Whether there are two subjects or more.</param>
internal sealed record RecoveryFit(bool HasNeuroids, bool HasReliability, bool HasSubjects)
{
    /// <summary>Whether a metric compares representations, so that one can take the brain's place at all.</summary>
    public static bool Concerns(MetricEntry metric) => metric is { PerLayer: true, IsJoint: false };

    /// <summary>Why not, and what would help; null where it can.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="reliability">A stated reliability; null where the measured one is asked for.</param>
    public (string Reason, string Remedy)? Obstacle(MetricEntry metric, double? reliability) =>
        metric.IsJoint ? ("all layers of a model are scored together, and no single one can take the brain's place", "Name another metric's benchmark.")
        : !Concerns(metric) ? ("it scores decisions, and activations decide nothing", "Name a benchmark of representations.")
        : !this.HasNeuroids && !this.HasSubjects ? ("one RDM was recorded, and nothing says how noisy it is", "Name a benchmark of several subjects, or of neuroids.")
        : this.HasNeuroids && !this.HasReliability && reliability is null ? ("no reliability of its neuroids is known", "State one, such as 'reliability: 0.5'.")
        : null;
}
