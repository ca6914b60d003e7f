using Concord.Pipeline.Execution;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Hosting;

/// <summary>Turns what a supervisor does into progress: how each job goes, and where all of them stand.</summary>
/// <param name="progress">Takes it.</param>
/// <param name="clock">Knows the expected seconds of all that is to do.</param>
/// <param name="total">Jobs to do.</param>
internal sealed class RunEvents(IProgress<JobProgress> progress, RunClock clock, int total) : ISupervisorEvents
{
    private readonly Dictionary<string, double> running = new(StringComparer.Ordinal);
    private int ended;
    private int failed;

    private RunProgress All => new(this.ended, this.failed, total, clock.Elapsed, clock.Left(this.running.Values.Sum()));

    /// <inheritdoc/>
    public void Started(Claim claim) => this.Progress(claim, 0);

    /// <inheritdoc/>
    public void Progress(Claim claim, double fraction)
    {
        this.running[claim.Key] = fraction * claim.ExpectedSeconds;
        progress.Report(new JobProgress(claim.Key, claim.Title, fraction, null, this.All));
    }

    /// <inheritdoc/>
    public void Ended(Claim claim, JobEnd end, bool kept)
    {
        this.running.Remove(claim.Key);
        JobOutcome outcome = end.Kind switch
        {
            JobEndKind.Done => JobOutcome.Done,
            JobEndKind.Failed => JobOutcome.Failed,
            JobEndKind.Lost or JobEndKind.OutOfMemory when claim.Attempt >= JobQueue.MaximumAttempts => JobOutcome.Failed,
            _ => JobOutcome.NotStarted,
        };
        if (kept && outcome != JobOutcome.NotStarted)
        {
            this.ended++;
            this.failed += outcome == JobOutcome.Failed ? 1 : 0;
            clock.Finish(claim.ExpectedSeconds);
        }

        progress.Report(new JobProgress(claim.Key, claim.Title, 1, outcome, this.All) { Error = kept ? end.Error : "another worker has it" });
    }

    /// <inheritdoc/>
    public void Paused(string reason)
    {
        // A run in the foreground ends when the disk is full.
    }

    /// <inheritdoc/>
    public void Reported(string submission, bool isWritten, string said)
    {
        // A run in the foreground writes its own.
    }
}
