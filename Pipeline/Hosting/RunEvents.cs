using Concord.Pipeline.Execution;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Hosting;

/// <summary>Turns what a supervisor does into the progress of a run.</summary>
internal sealed class RunEvents(IProgress<JobProgress> progress, TimeProvider time, IReadOnlyList<Job> todo) : ISupervisorEvents
{
    private readonly RunClock clock = new(time, todo.Sum(job => Expected(job.ExpectedSeconds)));
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> running = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Started(Claim claim)
    {
        this.numbers.TryAdd(claim.Key, this.numbers.Count + 1);
        this.Report(claim, 0);
    }

    /// <inheritdoc/>
    public void Progress(Claim claim, double fraction) => this.Report(claim, fraction);

    /// <inheritdoc/>
    public void Ended(Claim claim, JobEnd end, bool kept)
    {
        if (end.Kind == JobEndKind.Done)
        {
            this.Report(claim, 1);
        }

        this.running.Remove(claim.Key);
        if (end.Kind is JobEndKind.Done or JobEndKind.Failed)
        {
            this.clock.Finish(Expected(claim.ExpectedSeconds));
        }
    }

    /// <inheritdoc/>
    public void Paused(DiskFullException reason)
    {
        // A run in the foreground ends when the disk is full.
    }

    // Work that is expected to take no time would never count.
    private static double Expected(double seconds) => Math.Max(seconds, 0.01);

    private void Report(Claim claim, double fraction)
    {
        this.running[claim.Key] = fraction * Expected(claim.ExpectedSeconds);
        progress.Report(new JobProgress(this.numbers[claim.Key], todo.Count, claim.Title, fraction, this.clock.Elapsed, this.clock.Left(this.running.Values.Sum())));
    }
}
