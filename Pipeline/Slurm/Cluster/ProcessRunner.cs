using System.ComponentModel;
using System.Diagnostics;

namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>Runs commands as processes, without what a job of SLURM finds in its environment: sbatch within a job would take the job's own settings for the new one's.</summary>
internal sealed class ProcessRunner : ICommandRunner
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Where the cluster is described and which plugins there are, is no setting of a job.
    private static readonly string[] Kept = ["SLURM_CONF", "SLURM_TIME_FORMAT"];

    public CommandOutcome Run(string program, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (string name in start.Environment.Keys.Where(IsOfAJob).ToArray())
        {
            start.Environment.Remove(name);
        }

        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return new CommandOutcome(null, string.Empty, $"{program} gave no answer within {Patience.TotalSeconds:0} s");
            }

            return new CommandOutcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
        catch (Win32Exception exception)
        {
            return new CommandOutcome(null, string.Empty, $"{program} cannot be started: {exception.Message}");
        }
    }

    internal static bool IsOfAJob(string name) =>
        (name.StartsWith("SLURM_", StringComparison.Ordinal) || name.StartsWith("SBATCH_", StringComparison.Ordinal) || name.StartsWith("SQUEUE_", StringComparison.Ordinal)) && !Kept.Contains(name);
}
