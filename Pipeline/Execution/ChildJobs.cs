using System.Diagnostics;
using System.Globalization;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Pipeline.Watching;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Execution;

/// <summary>Does jobs of one submission in this process, and says how each ended: the one place where a job is done, however it was queued.</summary>
/// <param name="plan">The submission.</param>
/// <param name="store">The store.</param>
/// <param name="tell">Takes what happens; called from the thread that does the job.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Takes errors with their stack.</param>
internal sealed class ChildJobs(SubmittedPlan plan, ResultStore store, Action<ChildEvent> tell, TimeProvider time, ILogger logger)
{
    // A share that moves by less is not worth a line.
    private static readonly TimeSpan s_between = TimeSpan.FromMilliseconds(100);

    private readonly SubmissionStore submissions = new(store);
    private readonly AttemptStore attempts = new(store);

    /// <summary>Does one job; what it throws becomes its outcome.</summary>
    public ChildOutcome Do(string key, int attempt, CancellationToken stopping)
    {
        SubmittedJob job = plan.Find(key);
        using JobLog log = JobLog.Open(store, key, time);
        using IDisposable? scope = logger.BeginScope(log);
        using Activity? trace = Telemetry.Job(key, job.Kind, job.Title, attempt);
        Telemetry.JobStarted(job.Kind);
        tell(new ChildEvent { Event = ChildEventKind.Started, Key = key });
        Log.AttemptBegan(logger, job.Title, attempt, plan.Submission.Id, plan.Environment.Device);
        long start = time.GetTimestamp();
        ProcessMemory.ResetPeak();
        (ChildOutcome outcome, string? error) = this.Try(job, stopping);
        double seconds = time.GetElapsedTime(start).TotalSeconds;
        long peak = ProcessMemory.Peak;
        if (outcome != ChildOutcome.Cached)
        {
            this.Record(this.RecordOf(job, outcome) with { Attempt = attempt, Error = error, Seconds = seconds, PeakMemory = peak });
        }

        Log.AttemptEnded(logger, outcome, seconds, peak, error);
        Telemetry.JobEnded(job.Kind, NameOf(outcome), seconds, peak);
        Telemetry.End(trace, NameOf(outcome), error);
        tell(new ChildEvent { Event = ChildEventKind.Ended, Key = key, Outcome = outcome, Error = error, Seconds = seconds, PeakMemory = peak });
        return outcome;
    }

    private (ChildOutcome Outcome, string? Error) Try(SubmittedJob job, CancellationToken stopping)
    {
        try
        {
            stopping.ThrowIfCancellationRequested();
            if (this.submissions.IsDone(job) || this.IsUnneeded(job))
            {
                return (ChildOutcome.Cached, null);
            }

            if (job.DependsOn.Select(plan.Find).FirstOrDefault(parent => !this.submissions.IsDone(parent)) is { } missing)
            {
                return (ChildOutcome.Failed, $"needs '{missing.Title}', whose result is not in the store");
            }

            (Job made, Plan whole) = this.Plan(job, stopping);
            new JobExecutor(plan.Environment, whole).Execute(made, this.Progress(job.Key), stopping);
            return (ChildOutcome.Done, null);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return (ChildOutcome.Interrupted, "interrupted");
        }
        catch (Exception exception) when (exception is DiskFullException || (exception is IOException io && DiskSpace.IsFull(io)))
        {
            return (ChildOutcome.DiskFull, exception.Message);
        }
        catch (Exception exception)
        {
            // The one place that takes any exception: a job's failure is an outcome, and the rest goes on.
            Log.JobFailed(logger, job.Title, exception);
            return (OutOfMemory.Is(exception) ? ChildOutcome.OutOfMemory : ChildOutcome.Failed, exception.Message);
        }
    }

    private (Job Job, Plan Plan) Plan(SubmittedJob job, CancellationToken stopping)
    {
        using Activity? span = Telemetry.Span("plan");
        return plan.Make(job, stopping);
    }

    // All that would read what a pass makes is there: its results may outlive its activations.
    private bool IsUnneeded(SubmittedJob job) =>
        job.Activations.Count > 0 && plan.Submission.Jobs.Where(other => other.DependsOn.Contains(job.Key, StringComparer.Ordinal)).All(this.submissions.IsDone);

    private Action<double> Progress(string key)
    {
        long last = time.GetTimestamp();
        return fraction =>
        {
            if (time.GetElapsedTime(last) < s_between)
            {
                return;
            }

            last = time.GetTimestamp();
            tell(new ChildEvent { Event = ChildEventKind.Progress, Key = key, Fraction = fraction });
        };
    }

    private static string NameOf(ChildOutcome outcome) => outcome switch
    {
        ChildOutcome.OutOfMemory => AttemptRecord.OutOfMemory,
        ChildOutcome.DiskFull => AttemptRecord.DiskFull,
        ChildOutcome.Interrupted => AttemptRecord.Interrupted,
        ChildOutcome.Failed => AttemptRecord.Failed,
        ChildOutcome.Cached => "cached",
        _ => AttemptRecord.Done,
    };

    private AttemptRecord RecordOf(SubmittedJob job, ChildOutcome outcome) => new()
    {
        Key = job.Key,
        Outcome = outcome == ChildOutcome.Cached ? AttemptRecord.Done : NameOf(outcome),
        Threads = plan.Submission.Threads,
        Batch = plan.Submission.Batch,
        Device = job.Device == "cpu" ? "cpu" : plan.Environment.Device,
        Worker = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}"),
        Ended = time.GetUtcNow(),
        Submission = plan.Submission.Id,
    };

    private void Record(AttemptRecord record)
    {
        try
        {
            this.attempts.Write(record);
        }
        catch (IOException exception) when (DiskSpace.IsFull(exception))
        {
            // The outcome itself tells of the disk; the record is for people.
        }
    }
}
