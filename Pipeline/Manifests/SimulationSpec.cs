namespace Concord.Pipeline.Manifests;

/// <summary>A simulated recording: units of one model's layer with noise added, in the brain's place.</summary>
public sealed record SimulationSpec
{
    /// <summary>The id by which a benchmark names it as its dataset.</summary>
    public required string Id { get; init; }

    /// <summary>The dataset whose stimuli are shown.</summary>
    public required string Stimuli { get; init; }

    /// <summary>The model of this manifest that is recorded from.</summary>
    public required string FromModel { get; init; }

    /// <summary>The layer that is recorded from.</summary>
    public required string Layer { get; init; }

    /// <summary>Recorded sites in each subject, 1 or more.</summary>
    public required int Neuroids { get; init; }

    /// <summary>Subjects, 1 or more.</summary>
    public required int Subjects { get; init; }

    /// <summary>Presentations of each stimulus, 1 or more.</summary>
    public required int Repetitions { get; init; }

    /// <summary>Standard deviation of the noise of one presentation, in units of each neuroid's signal standard deviation; 0 or more.</summary>
    public required double NoiseSd { get; init; }

    /// <summary>The region's name in tables.</summary>
    public required string Region { get; init; }

    /// <summary>Where the simulation stands in the manifest.</summary>
    public required SourcePosition Position { get; init; }
}
