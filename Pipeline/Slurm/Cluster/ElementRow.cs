namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>What SLURM says of one element of an array.</summary>
/// <param name="Name">The job's name: by it, and not by its number, a batch is known.</param>
/// <param name="JobId">The array's number.</param>
/// <param name="Index">The place in the array; 0 for a job that is none.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">SLURM's own words: state and reason.</param>
/// <param name="Node">The node; empty where it has none.</param>
/// <param name="Elapsed">Time used.</param>
/// <param name="Restarts">How often it was requeued.</param>
internal sealed record ElementRow(string Name, long JobId, int Index, ElementState State, string Reason, string Node, TimeSpan Elapsed, int Restarts)
{
    /// <summary>Whether SLURM will still run it, or runs it.</summary>
    public bool IsActive => this.State is ElementState.Waiting or ElementState.Running;

    /// <summary>Whether it stands in SLURM's queue, be it for ever.</summary>
    public bool IsPending => this.Reason.StartsWith("PENDING", StringComparison.Ordinal);
}
