using Concord.Datasets.StimulusSets;

namespace Concord.Pipeline.Jobs;

/// <summary>Shows a stimulus set to a network and stores the readouts that the store lacks.</summary>
public sealed record ExtractJob : Job
{
    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Extract;

    /// <summary>The network.</summary>
    public required ResolvedModel Model { get; init; }

    /// <summary>What it is shown.</summary>
    public required StimulusSet Stimuli { get; init; }

    /// <summary>What is stored: only what the store lacks.</summary>
    public required IReadOnlyList<PlannedReadout> Readouts { get; init; }

    /// <summary>Keys of all that the pass is asked for, stored or not.</summary>
    public required IReadOnlyList<string> AllReadouts { get; init; }

    /// <summary>Stimuli in a forward pass.</summary>
    public required int Batch { get; init; }
}
