using System.Diagnostics;
using Concord.Pipeline.Queueing;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Execution;

/// <summary>Has the run directory of every submission that has ended written, each once, by a child process of its own.</summary>
internal sealed class ReportWriters(SupervisorOptions options, JobQueue queue, ISupervisorEvents events, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    private readonly List<(string Submission, Process Process)> running = [];
    private readonly Dictionary<string, int> failures = new(StringComparer.Ordinal);
    private long lastLook;
    private long lastBeat;

    /// <summary>Whether one is being written.</summary>
    public bool IsBusy => this.running.Count > 0;

    /// <summary>Whether at the last look one was missing that another worker writes, or died while it did.</summary>
    public bool IsOwed { get; private set; }

    /// <summary>Looks for submissions that have ended, and at the writers.</summary>
    /// <param name="begins">Whether new ones are begun.</param>
    /// <param name="isUrgent">Whether to look at once: nothing else is left to do.</param>
    public void Look(bool begins, bool isUrgent)
    {
        foreach ((string submission, Process process) in this.running.Where(writer => writer.Process.HasExited).ToArray())
        {
            this.Ended(submission, process);
        }

        this.Beat();
        if (!begins || (!isUrgent && this.lastLook != 0 && time.GetElapsedTime(this.lastLook) < s_look))
        {
            return;
        }

        this.lastLook = time.GetTimestamp();
        SubmissionRow[] missing = [.. queue.Submissions().Where(row => row is { HasEnded: true, ReportWritten: false } && (options.Submission ?? row.Id) == row.Id && this.failures.GetValueOrDefault(row.Id) < JobQueue.MaximumAttempts)];
        this.IsOwed = missing.Length > 0;
        foreach (SubmissionRow row in missing)
        {
            if (this.running.All(writer => writer.Submission != row.Id) && queue.ClaimReport(row.Id, options.Lease))
            {
                this.running.Add((row.Id, Process.Start(ChildProgram.Start(["exec", "--submission", row.Id, "--store", options.Store, "--report", "--supervised"]))!));
                _ = this.running[^1].Process.StandardError.ReadToEndAsync();
                Log.ReportStarted(logger, row.Id, row.Name);
            }
        }
    }

    // Other workers wait for as long as this one lives.
    private void Beat()
    {
        if (this.IsBusy && (this.lastBeat == 0 || time.GetElapsedTime(this.lastBeat) >= s_beat))
        {
            this.lastBeat = time.GetTimestamp();
            foreach ((string submission, _) in this.running)
            {
                queue.ProlongReport(submission, options.Lease);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, Process process) in this.running)
        {
            process.Kill();
            process.Dispose();
        }
    }

    private void Ended(string submission, Process process)
    {
        this.running.RemoveAll(writer => writer.Process == process);
        string said = process.StandardOutput.ReadToEnd().Trim();

        // 1: written, and it tells of jobs that failed.
        bool isWritten = process.ExitCode is 0 or 1;
        if (isWritten)
        {
            queue.ReportWritten(submission);
        }
        else
        {
            this.failures[submission] = this.failures.GetValueOrDefault(submission) + 1;
        }

        Log.ReportEnded(logger, submission, process.ExitCode, said);
        events.Reported(submission, isWritten, said);
        process.Dispose();
    }
}
