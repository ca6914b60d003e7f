using System.Diagnostics;
using Concord.Pipeline.Queueing;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Execution;

/// <summary>Has the run directory of every submission that has ended written, each once, by a child process of its own.</summary>
internal sealed class ReportWriters(SupervisorOptions options, JobQueue queue, ISupervisorEvents events, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);

    // Writing takes seconds to minutes; a writer that was killed is replaced after this.
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(15);

    private readonly List<(string Submission, Process Process)> running = [];
    private readonly HashSet<string> failed = [];
    private long lastLook;

    /// <summary>Whether one is being written.</summary>
    public bool IsBusy => this.running.Count > 0;

    /// <summary>Looks for submissions that have ended, and at the writers.</summary>
    /// <param name="begins">Whether new ones are begun.</param>
    /// <param name="isUrgent">Whether to look at once: nothing else is left to do.</param>
    public void Look(bool begins, bool isUrgent)
    {
        foreach ((string submission, Process process) in this.running.Where(writer => writer.Process.HasExited).ToArray())
        {
            this.Ended(submission, process);
        }

        if (!begins || (!isUrgent && this.lastLook != 0 && time.GetElapsedTime(this.lastLook) < s_look))
        {
            return;
        }

        this.lastLook = time.GetTimestamp();
        foreach (SubmissionRow row in queue.Submissions().Where(row => row is { HasEnded: true, ReportWritten: false } && !this.failed.Contains(row.Id) && (options.Submission ?? row.Id) == row.Id))
        {
            if (this.running.All(writer => writer.Submission != row.Id) && queue.ClaimReport(row.Id, s_lease))
            {
                this.running.Add((row.Id, Process.Start(ChildProgram.Start(["exec", "--submission", row.Id, "--store", options.Store, "--report"]))!));
                _ = this.running[^1].Process.StandardError.ReadToEndAsync();
                Log.ReportStarted(logger, row.Id, row.Name);
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
            // This worker does not try again; `concord exec --report` does.
            this.failed.Add(submission);
        }

        Log.ReportEnded(logger, submission, process.ExitCode, said);
        events.Reported(submission, isWritten, said);
        process.Dispose();
    }
}
