namespace Concord.Pipeline.Slurm.Profiles;

/// <summary>Where jobs of one kind of device go.</summary>
public sealed record SlurmPool
{
    /// <summary>Partitions, any of which will do; empty for the cluster's default.</summary>
    public IReadOnlyList<string> Partitions { get; init; } = [];

    /// <summary>The account that is charged; null for the user's own.</summary>
    public string? Account { get; init; }

    /// <summary>Features that a node must have; null for any.</summary>
    public string? Constraint { get; init; }

    /// <summary>Nodes that are never used.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The generic resource of one job: gpu or gpu:TYPE; null for jobs on the processor.</summary>
    public string? Gres { get; init; }

    /// <summary>Further options of sbatch, each as one line of the script's head.</summary>
    public IReadOnlyList<string> Sbatch { get; init; } = [];
}
