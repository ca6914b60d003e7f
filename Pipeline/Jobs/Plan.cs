using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Jobs;

/// <summary>What a manifest comes to: every source found and verified, every job named.</summary>
public sealed record Plan
{
    /// <summary>The manifest.</summary>
    public required Manifest Manifest { get; init; }

    /// <summary>Its models, in its order.</summary>
    public required IReadOnlyList<ResolvedModel> Models { get; init; }

    /// <summary>The networks to train, in the manifest's order. Two of them may be one job.</summary>
    public IReadOnlyList<TrainJob> Trainings { get; init; } = [];

    /// <summary>The jobs, each after those that it needs.</summary>
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>Every pair of model, benchmark and metric that is scored. Two of them may be one job: the same network under two names is scored once and shown twice.</summary>
    public required IReadOnlyList<ScoreJob> Scores { get; init; }

    /// <summary>Every model that takes the brain's place, once a benchmark and metric. Two of them may be one job.</summary>
    public IReadOnlyList<RecoverJob> Recoveries { get; init; } = [];

    /// <summary>cpu or cuda:N.</summary>
    public required string Device { get; init; }

    /// <summary>Stimuli in a forward pass.</summary>
    public required int Batch { get; init; }

    /// <summary>Cautions about the plan: pairs of model and benchmark that cannot be scored, what of a checkpoint is not read, a batch made smaller for the memory.</summary>
    public required IReadOnlyList<string> Cautions { get; init; }

    /// <summary>The largest expected peak memory of a job to do, in bytes.</summary>
    public long PeakBytes => this.Jobs.Where(job => !job.Cached).Select(job => job.PeakBytes).DefaultIfEmpty(0).Max();

    /// <summary>The hash of the recorded side of each benchmark that is no simulation, by the benchmark's id.</summary>
    public IReadOnlyDictionary<string, string> Recordings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
