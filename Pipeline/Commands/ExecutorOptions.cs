using System.CommandLine;

namespace Concord.Pipeline.Commands;

/// <summary>Where the work is done: on this machine, or on a cluster.</summary>
internal sealed class ExecutorOptions
{
    private const string Local = "local";
    private const string Slurm = "slurm";

    public Option<string> Executor { get; } = new("--executor") { Description = "local, or slurm: jobs are sent with sbatch, and the store must lie on a folder that the nodes see too.", DefaultValueFactory = _ => Local };

    public Option<string?> Profile { get; } = new("--profile") { Description = "What the cluster is like: a YAML file such as manifests/slurm/example.yaml (default: the cluster's own defaults)." };

    public void Add(Command command)
    {
        this.Executor.AcceptOnlyFromAmong(Local, Slurm);
        command.Add(this.Executor);
        command.Add(this.Profile);
    }

    /// <summary>Whether the cluster does it.</summary>
    public bool IsSlurm(ParseResult parsed)
    {
        bool slurm = parsed.GetValue(this.Executor) == Slurm;
        return slurm || parsed.GetValue(this.Profile) is null ? slurm : throw new CommandException(ExitStatus.WrongCommand, "--profile: only with --executor slurm");
    }
}
