using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Hosting;

/// <summary>Counts how the jobs of a run end, and tells of each.</summary>
internal sealed class RunMeter(IProgress<JobProgress> progress, RunClock clock, int total)
{
    private int ended;
    private int failed;

    public void Running(Job job, double fraction) => progress.Report(new JobProgress(job.Key, job.Title, fraction, null, this.All(clock.Left(job, fraction))));

    public void Ended(Job job, JobOutcome outcome, string? error)
    {
        if (outcome != JobOutcome.NotStarted)
        {
            this.ended++;
        }

        this.failed += outcome is JobOutcome.Failed or JobOutcome.Blocked ? 1 : 0;
        clock.Finish(job);
        progress.Report(new JobProgress(job.Key, job.Title, 1, outcome, this.All(clock.Left(job, 0))) { Error = error });
    }

    private RunProgress All(TimeSpan? left) => new(this.ended, this.failed, total, clock.Elapsed, left);
}
