namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>Runs a command of the cluster.</summary>
internal interface ICommandRunner
{
    /// <summary>Runs it to its end, or until its time is over.</summary>
    CommandOutcome Run(string program, IReadOnlyList<string> arguments);
}
