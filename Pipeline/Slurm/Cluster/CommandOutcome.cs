namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>How a command of the cluster ended.</summary>
/// <param name="Exit">Its status; null where it could not be started or gave no answer in time.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error, or why there is no status.</param>
internal sealed record CommandOutcome(int? Exit, string Output, string Error)
{
    public bool Ok => this.Exit == 0;

    /// <summary>What it said, on one line.</summary>
    public string Said => string.Join("; ", (this.Error.Trim().Length > 0 ? this.Error : this.Output).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(4));
}
