using System.Globalization;
using System.Runtime.InteropServices;
using Concord.Pipeline.Execution;
using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Slurm;

/// <summary>One element of an array, on the node: its jobs in turn, until SLURM says that its time is nearly over.</summary>
/// <param name="runner">Runs scontrol.</param>
/// <param name="variable">Reads a variable of the environment.</param>
internal sealed class BatchRun(ICommandRunner runner, Func<string, string?> variable)
{
    // POSIX leaves the number open; on Linux it is this one, except on processors that nobody runs this on.
    private const PosixSignal TimeNearlyOver = (PosixSignal)10;
    private const int MaximumRequeues = 3;

    /// <summary>Does the element.</summary>
    /// <param name="path">The batch's file.</param>
    /// <param name="index">The element.</param>
    /// <param name="work">Does jobs in turn: keys, the number of the attempt, and when to stop; returns how each ended that was begun.</param>
    /// <param name="stopping">A signal to end: cancelled, or preempted.</param>
    /// <returns>How each job ended that was begun.</returns>
    public IReadOnlyList<ChildOutcome> Do(string path, int index, Func<IReadOnlyList<string>, int, CancellationToken, IReadOnlyList<ChildOutcome>> work, CancellationToken stopping)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        bool isTimeOver = false;
        using PosixSignalRegistration? signal = OperatingSystem.IsLinux() ? PosixSignalRegistration.Create(TimeNearlyOver, context =>
        {
            context.Cancel = true;
            isTimeOver = true;
            over.Cancel();
        }) : null;
        int attempt = 1 + (int.TryParse(variable("SLURM_RESTART_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out int restarts) ? restarts : 0);
        IReadOnlyList<ChildOutcome> outcomes = work(BatchFolder.Keys(path, index), attempt, over.Token);
        if (isTimeOver && outcomes.Contains(ChildOutcome.Interrupted) && (attempt <= MaximumRequeues || outcomes.Contains(ChildOutcome.Done)))
        {
            this.Requeue();
        }

        return outcomes;
    }

    // The next start goes on from the checkpoints; a job that does not come to its end in so many starts wants a longer limit.
    private void Requeue()
    {
        if (variable("SLURM_JOB_ID") is { Length: > 0 } job)
        {
            runner.Run("scontrol", ["requeue", job]);
        }
    }
}
