namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>Where an element of an array stands in SLURM.</summary>
internal enum ElementState
{
    /// <summary>It waits, or waits again after its node failed or it was preempted.</summary>
    Waiting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ended with status 0.</summary>
    Completed,

    /// <summary>It ended with another status.</summary>
    Failed,

    /// <summary>It was killed for its memory.</summary>
    OutOfMemory,

    /// <summary>Its time was over.</summary>
    TimeLimit,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>What it depends on did not succeed.</summary>
    Blocked,

    /// <summary>SLURM lost it, or holds it back for ever.</summary>
    Lost,
}
