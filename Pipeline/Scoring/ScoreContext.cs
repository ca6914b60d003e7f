using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Scoring;

/// <summary>What a score job scores, apart from the numbers.</summary>
public sealed record ScoreContext
{
    /// <summary>The model.</summary>
    public required ModelSpec Model { get; init; }

    /// <summary>The architecture's name in tables.</summary>
    public required string Architecture { get; init; }

    /// <summary>The benchmark.</summary>
    public required BenchmarkSpec Benchmark { get; init; }

    /// <summary>The metric.</summary>
    public required MetricSpec Metric { get; init; }

    /// <summary>The recorded side.</summary>
    public required BenchmarkTarget Target { get; init; }

    /// <summary>The manifest's name.</summary>
    public required string Manifest { get; init; }

    /// <summary>The manifest's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Bootstrap draws; 0 for none.</summary>
    public required int Draws { get; init; }
}
