using Concord.Pipeline.Decisions;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Jobs;

/// <summary>Scores one model on one benchmark by one metric.</summary>
public sealed record ScoreJob : Job
{
    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Score;

    /// <summary>The model.</summary>
    public required ResolvedModel Model { get; init; }

    /// <summary>The benchmark.</summary>
    public required BenchmarkSpec Benchmark { get; init; }

    /// <summary>The metric.</summary>
    public required MetricSpec Metric { get; init; }

    /// <summary>The stored readouts that are scored; empty for a model that is no network.</summary>
    public required IReadOnlyList<ScoredReadout> Readouts { get; init; }

    /// <summary>How a network decides in sets of trials; null for every other score.</summary>
    internal PlannedDecisions? Decisions { get; init; }

    /// <summary>The key of the simulated recording, where one is scored against.</summary>
    public string? SimulationKey { get; init; }

    /// <summary>The text of all that makes the recorded side; null where a simulated recording is scored against.</summary>
    public string? TargetInputs { get; init; }

    /// <summary>The manifest's name.</summary>
    public required string Manifest { get; init; }

    /// <summary>The manifest's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Bootstrap draws.</summary>
    public required int Draws { get; init; }

    /// <summary>What the job that makes a score is called; a report finds a score's job by it.</summary>
    public static string TitleOf(string model, string benchmark, string metric) => $"score {model} on {benchmark} · {metric}";
}
