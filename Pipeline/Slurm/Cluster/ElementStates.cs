namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>SLURM's words for states, in ours.</summary>
internal static class ElementStates
{
    private const int KillSignal = 9;
    private const int StatusBits = 8;
    private const int SignalMask = 0x7f;

    /// <summary>Where an element stands.</summary>
    /// <param name="state">SLURM's state; sacct adds words (CANCELLED by 0).</param>
    /// <param name="reason">SLURM's reason.</param>
    /// <param name="status">The exit status as wait() gives it: status × 256 + signal.</param>
    public static ElementState Of(string state, string reason, int status)
    {
        string word = state.Split(' ')[0];
        if (word == "PENDING" && IsHeldForEver(reason))
        {
            return ElementState.Lost;
        }

        if (reason == "DependencyNeverSatisfied" && word is "PENDING" or "CANCELLED")
        {
            return ElementState.Blocked;
        }

        return word switch
        {
            // A job that is requeued passes through these, and they stay in accounting beside its later starts.
            "PENDING" or "CONFIGURING" or "REQUEUED" or "REQUEUE_FED" or "PREEMPTED" or "NODE_FAIL" or "RESIZING" => ElementState.Waiting,
            "RUNNING" or "COMPLETING" or "SUSPENDED" or "STOPPED" or "SIGNALING" or "STAGE_OUT" => ElementState.Running,
            "COMPLETED" => ElementState.Completed,
            "OUT_OF_MEMORY" => ElementState.OutOfMemory,

            // Without cgroups a job over its memory is killed like any other.
            "FAILED" when (status & SignalMask) == KillSignal || status >> StatusBits == 128 + KillSignal => ElementState.OutOfMemory,
            "TIMEOUT" or "DEADLINE" => ElementState.TimeLimit,
            "CANCELLED" => ElementState.Cancelled,
            "BOOT_FAIL" or "REQUEUE_HOLD" or "SPECIAL_EXIT" => ElementState.Lost,
            _ => ElementState.Failed,
        };
    }

    /// <summary>sacct's STATUS:SIGNAL as wait() gives it.</summary>
    public static int StatusOf(string exitCode)
    {
        string[] parts = exitCode.Split(':');
        return parts.Length == 2 && int.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out int status) && int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out int signal) ? (status << StatusBits) + signal : 0;
    }

    // After a start that failed SLURM requeues and holds: nobody would ever release it.
    private static bool IsHeldForEver(string reason) => reason.Replace('_', ' ').Contains("launch failed", StringComparison.OrdinalIgnoreCase);
}
