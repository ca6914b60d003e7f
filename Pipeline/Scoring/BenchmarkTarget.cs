using Concord.Alignment;
using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Scoring;

/// <summary>The recorded side of a benchmark: one dataset, one region, its conditions in order.</summary>
public sealed record BenchmarkTarget
{
    /// <summary>The dataset's id.</summary>
    public required string Dataset { get; init; }

    /// <summary>The stimulus set's id.</summary>
    public required string Stimuli { get; init; }

    /// <summary>The text of all that makes the recorded side, whose hash is <see cref="Hash"/>; null for a simulation, which is a job of its own.</summary>
    public string? Inputs
    {
        get;
        init
        {
            field = value;
            this.Hash = value is null ? string.Empty : Storage.Fingerprint.OfText(value);
        }
    }

    /// <summary>SHA-256 of the recorded numbers and their labels, or the key of the simulation.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>The recorded conditions; rows of everything below.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>A category for each condition, for pictures; or empty.</summary>
    public IReadOnlyList<string> GroupLabels { get; init; } = [];

    /// <summary>Stimulus id → condition, where a condition is the mean over several stimuli.</summary>
    public IReadOnlyDictionary<string, string>? StimulusGroups { get; init; }

    /// <summary>Recorded RDMs, one a subject, sessions averaged; empty where responses are recorded.</summary>
    public IReadOnlyList<(string Subject, double[] Upper)> SubjectRdms { get; init; } = [];

    /// <summary>Recorded responses in the region; null where there are none.</summary>
    public NeuroidAssembly? Neuroids { get; init; }

    /// <summary>(repetitions) of (conditions × neuroids), made when asked for; null where presentations are not kept.</summary>
    public Lazy<IReadOnlyList<Matrix>>? Repetitions { get; init; }

    /// <summary>Folds that come with the dataset: the fold of each condition.</summary>
    public int[]? GivenFolds { get; init; }

    /// <summary>The group of each condition that no fold may divide.</summary>
    public int[]? FoldGroups { get; init; }

    /// <summary>Trials, one table a set.</summary>
    public IReadOnlyList<TrialTable> Trials { get; init; } = [];

    /// <summary>Human label counts.</summary>
    public LabelDistribution? Labels { get; init; }

    /// <summary>What must be said beside every score: "SIMULATED recording …"; null otherwise.</summary>
    public string? Warning { get; init; }
}
