using System.Diagnostics;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Execution;

/// <summary>Has the run directory of every submission that has ended written, one at a time, each by a child process of its own.</summary>
internal sealed class ReportWriters(SupervisorOptions options, JobQueue queue, ISupervisorEvents events, TimeProvider time, ILogger logger) : IDisposable
{
    private const int TryAgain = 75;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(2);

    private readonly SubmissionStore submissions = new(new ResultStore(options.Store));
    private readonly Dictionary<string, string> outOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> failed = [];
    private (string Submission, Process Process)? writer;
    private long lastLook;

    /// <summary>Whether one is being written, here or by a worker beside this one, or waits for it.</summary>
    public bool IsBusy => this.writer is not null || this.Open().Any();

    /// <summary>Looks at the writer, and for submissions that have ended.</summary>
    /// <param name="begins">Whether a new one may be begun.</param>
    public void Look(bool begins)
    {
        if (this.lastLook != 0 && time.GetElapsedTime(this.lastLook) < s_look && this.writer is not { Process.HasExited: true })
        {
            return;
        }

        this.lastLook = time.GetTimestamp();
        if (this.writer is { } current)
        {
            if (!current.Process.HasExited)
            {
                queue.KeepReport(current.Submission, options.Lease);
                return;
            }

            this.writer = null;
            this.Ended(current.Submission, current.Process);
        }

        if (begins && this.Open().FirstOrDefault(row => queue.ClaimReport(row.Id, options.Lease)) is { } next)
        {
            Process process = Process.Start(ChildProgram.Start(["exec", "--submission", next.Id, "--store", options.Store, "--report", "--supervised"]))!;
            _ = process.StandardError.ReadToEndAsync();
            this.writer = (next.Id, process);
            Log.ReportStarted(logger, next.Id, next.Name);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (this.writer is { } current)
        {
            current.Process.Kill();
            current.Process.Dispose();
        }
    }

    // Of two submissions with one run directory the newer has it: the older one's report would stand there under the newer one's name.
    private IEnumerable<SubmissionRow> Open()
    {
        IReadOnlyList<SubmissionRow> all = queue.Submissions();
        foreach (SubmissionRow row in all.Where(row => !row.HasEnded))
        {
            this.failed.Remove(row.Id);
        }

        return all.Where(row => row is { HasEnded: true, ReportWritten: false } && !this.failed.Contains(row.Id) && (options.Submission ?? row.Id) == row.Id)
            .Where(row => !all.Any(other => other.Created > row.Created && this.OutOf(other.Id) is { } folder && folder == this.OutOf(row.Id)));
    }

    private string? OutOf(string submission)
    {
        if (!this.outOf.TryGetValue(submission, out string? folder))
        {
            try
            {
                this.outOf[submission] = folder = this.submissions.Read(submission).Out;
            }
            catch (InvalidDataException)
            {
                // Its writer will say what is wrong with it.
                return null;
            }
        }

        return folder;
    }

    private void Ended(string submission, Process process)
    {
        string said = process.StandardOutput.ReadToEnd().Trim();

        // 1: written, and it tells of jobs that failed.
        bool isWritten = process.ExitCode is 0 or 1;
        if (isWritten)
        {
            queue.ReportWritten(submission);
        }
        else
        {
            // Tried again when the lease has run out: another run is writing there, or the disk is full.
            if (process.ExitCode != TryAgain)
            {
                // This worker does not try again; another one, or `concord exec --report`, may.
                queue.GiveBackReport(submission);
                this.failed.Add(submission);
                events.Reported(submission, isWritten, said);
            }
        }

        Log.ReportEnded(logger, submission, process.ExitCode, said);
        if (isWritten)
        {
            events.Reported(submission, isWritten, said);
        }

        process.Dispose();
    }
}
