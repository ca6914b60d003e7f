using System.Globalization;
using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Execution;

/// <summary>What the end of a child's job means for the queue.</summary>
internal static class ChildEndings
{
    /// <summary>It told how its job ended.</summary>
    public static JobEnd AsTold(ChildEvent told, KillReason? killed)
    {
        JobEndKind kind = told.Outcome switch
        {
            ChildOutcome.Done or ChildOutcome.Cached => JobEndKind.Done,
            _ when killed == KillReason.Cancelled => JobEndKind.Cancelled,
            ChildOutcome.OutOfMemory => JobEndKind.OutOfMemory,
            ChildOutcome.DiskFull or ChildOutcome.Interrupted => JobEndKind.GivenBack,
            _ => JobEndKind.Failed,
        };
        return new JobEnd(kind, kind == JobEndKind.Done ? null : told.Error, told.Seconds ?? 0, told.PeakMemory ?? 0);
    }

    /// <summary>It is gone, and said nothing of its job.</summary>
    /// <param name="child">The child; its process has ended.</param>
    /// <param name="seconds">How long it had the job.</param>
    /// <param name="stall">How long it was allowed to stand still.</param>
    public static JobEnd Unsaid(SupervisedChild child, double seconds, TimeSpan stall)
    {
        string words = child.Process.LastWords is { Length: > 0 } last ? $"; its last words: {last}" : string.Empty;
        return child.Killed switch
        {
            KillReason.Cancelled => new(JobEndKind.Cancelled, "cancelled", seconds, 0),
            KillReason.Stalled => new(JobEndKind.Lost, string.Create(CultureInfo.InvariantCulture, $"no progress for {stall.TotalMinutes:0.##} minutes: taken for stuck, and ended{words}"), seconds, 0),
            KillReason.Stopping => new(JobEndKind.GivenBack, "the worker stopped", seconds, 0),
            _ when child.StopAsked is not null => new(JobEndKind.GivenBack, "the worker stopped", seconds, 0),

            // The kernel ends with SIGKILL what takes too much memory; nobody else is likely to.
            _ => new(child.Process.WasKilled ? JobEndKind.OutOfMemory : JobEndKind.Lost, child.Process.EndInWords + words, seconds, 0),
        };
    }
}
