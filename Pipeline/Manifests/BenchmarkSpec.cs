namespace Concord.Pipeline.Manifests;

/// <summary>One benchmark: data, region and metrics.</summary>
public sealed record BenchmarkSpec
{
    /// <summary>The benchmark's name in every table.</summary>
    public required string Id { get; init; }

    /// <summary>A dataset of the catalogue or a simulation of this manifest.</summary>
    public required string Dataset { get; init; }

    /// <summary>The region; null for all of the dataset.</summary>
    public string? Region { get; init; }

    /// <summary>What is done to the stimuli before networks are shown them: canonical text, "none" for nothing. What was recorded stays.</summary>
    public required string Transform { get; init; }

    /// <summary>The metrics, grids multiplied out; at least one.</summary>
    public required IReadOnlyList<MetricSpec> Metrics { get; init; }

    /// <summary>The sets used of a dataset of many sets; empty for all.</summary>
    public required IReadOnlyList<string> Subsets { get; init; }

    /// <summary>sweep (every layer), nested (chosen on other stimuli than scored) or a layer's name.</summary>
    public required string LayerRule { get; init; }

    /// <summary>Where the benchmark stands in the manifest.</summary>
    public required SourcePosition Position { get; init; }
}
