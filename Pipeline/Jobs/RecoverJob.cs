using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Jobs;

/// <summary>Puts one model in the brain's place on one benchmark and metric, and scores all models.</summary>
public sealed record RecoverJob : Job
{
    /// <inheritdoc/>
    public override JobKind Kind => JobKind.Recover;

    /// <summary>What is simulated.</summary>
    public required RecoverySpec Recovery { get; init; }

    /// <summary>The score of the model that takes the brain's place; one of <see cref="Candidates"/>.</summary>
    public required ScoreJob True { get; init; }

    /// <summary>The scores of all models on the benchmark by the metric, each network once: their layers are scored again.</summary>
    public required IReadOnlyList<ScoreJob> Candidates { get; init; }

    /// <summary>The manifest's seed.</summary>
    public required long Seed { get; init; }
}
