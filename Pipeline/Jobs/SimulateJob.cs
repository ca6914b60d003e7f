using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Jobs;

/// <summary>Makes a simulated recording from a stored layer.</summary>
public sealed record SimulateJob : Job
{
    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Simulate;

    /// <summary>What is simulated.</summary>
    public required SimulationSpec Simulation { get; init; }

    /// <summary>The stored layer that it is made from.</summary>
    public required PlannedReadout Source { get; init; }

    /// <summary>The stimuli, in the order of the layer's rows.</summary>
    public required IReadOnlyList<string> StimulusIds { get; init; }

    /// <summary>The manifest's seed.</summary>
    public required long Seed { get; init; }
}
