using System.Globalization;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Hosting;

/// <summary>The hosted worker: does the planned jobs one after the other, records how each ended, and goes on after a failure.</summary>
public sealed class JobWorker(JobWorkerOptions options, JobExecutor executor, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<JobWorker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Jobs are long computations: they must not hold up the host's start.
            await LongWork.Run(() =>
            {
                this.DoAll(stoppingToken);
                return true;
            });
        }
        catch (DiskFullException exception)
        {
            options.Fault = exception;
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private void DoAll(CancellationToken stopping)
    {
        Job[] todo = [.. options.Jobs.Where(job => !job.Cached)];
        RunMeter meter = new(options.Progress, new RunClock(time, todo), todo.Length);
        HashSet<string> broken = [];
        foreach (Job job in options.Jobs)
        {
            if (job.Cached)
            {
                options.Rows.Add(CachedRow(job, options));
                continue;
            }

            if (stopping.IsCancellationRequested)
            {
                options.Interrupted = true;
                options.Rows.Add(Row(options, job, JobOutcome.NotStarted, 0, null, TimeSpan.Zero, 0));
                continue;
            }

            if (job.DependsOn.FirstOrDefault(broken.Contains) is { } cause)
            {
                broken.Add(job.Key);
                string error = $"needs '{options.Jobs.First(other => other.Key == cause).Title}', which did not succeed";
                options.Rows.Add(Row(options, job, JobOutcome.Blocked, 0, error, TimeSpan.Zero, 0));
                meter.Ended(job, JobOutcome.Blocked, error);
                continue;
            }

            if (!this.DoOne(job, meter, stopping))
            {
                broken.Add(job.Key);
            }
        }
    }

    private bool DoOne(Job job, RunMeter meter, CancellationToken stopping)
    {
        ProcessMemory.ResetPeak();
        long start = time.GetTimestamp();
        meter.Running(job, 0);
        try
        {
            executor.Execute(job, fraction => meter.Running(job, fraction), stopping);
            options.Rows.Add(Row(options, job, JobOutcome.Done, 1, null, time.GetElapsedTime(start), ProcessMemory.Peak));
            meter.Ended(job, JobOutcome.Done, null);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            options.Interrupted = true;
            options.Rows.Add(Row(options, job, JobOutcome.NotStarted, 1, "interrupted", time.GetElapsedTime(start), ProcessMemory.Peak));
            return false;
        }
        catch (IOException exception) when (DiskSpace.IsFull(exception))
        {
            // Every later job would fail the same way: leave them for the next run.
            throw new DiskFullException(job.Title, exception);
        }
        catch (Exception exception)
        {
            // The one place that takes any exception: a job's failure is a row of the result, and the rest goes on.
            Log.JobFailed(logger, job.Title, exception);
            options.Rows.Add(Row(options, job, JobOutcome.Failed, 1, exception.Message, time.GetElapsedTime(start), ProcessMemory.Peak));
            meter.Ended(job, JobOutcome.Failed, exception.Message);
            return false;
        }
    }

    /// <summary>The row of a job whose result the store held.</summary>
    public static JobRow CachedRow(Job job, JobWorkerOptions options) => Row(options, job, JobOutcome.Cached, 0, null, TimeSpan.Zero, 0);

    /// <summary>The row of a job that the run did not come to.</summary>
    public static JobRow NotStartedRow(Job job, JobWorkerOptions options) => Row(options, job, JobOutcome.NotStarted, 0, null, TimeSpan.Zero, 0);

    private static JobRow Row(JobWorkerOptions options, Job job, JobOutcome outcome, int attempts, string? error, TimeSpan duration, long peak) => new()
    {
        Key = job.Key,
        Kind = job.Kind.ToString().ToLowerInvariant(),
        Title = job.Title,
        Status = outcome switch
        {
            JobOutcome.Done => "done",
            JobOutcome.Cached => "cached",
            JobOutcome.Failed => "failed",
            JobOutcome.Blocked => "blocked",
            _ => "not-started",
        },
        Attempts = attempts,
        Error = error,
        Seconds = duration.TotalSeconds,
        PeakMemory = peak,
        Threads = options.Threads,
        Batch = options.Batch,
        Device = options.Device,
        Worker = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}"),
    };
}
