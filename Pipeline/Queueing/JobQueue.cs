namespace Concord.Pipeline.Queueing;

/// <summary>The queue of this machine: one SQLite file beside the store, or one in memory for a run in the foreground.</summary>
/// <remarks>A cache: results in the store are the truth.</remarks>
public sealed class JobQueue : IDisposable
{
    private JobQueue()
    {
    }

    /// <summary>Opens the queue of a store, making it where it is not there.</summary>
    public static JobQueue Open(string path, TimeProvider time) => throw new NotSupportedException();

    /// <summary>A queue of this process alone.</summary>
    public static JobQueue InMemory(TimeProvider time) => throw new NotSupportedException();

    /// <summary>Puts jobs into the queue: what is there and done, queued or running stays; what failed, died, was cancelled or blocked is queued again; all in one transaction. Returns how many keys were queued.</summary>
    public int Submit(string submission, string name, IReadOnlyList<QueueEntry> jobs, int priority) => throw new NotSupportedException();

    /// <summary>Takes a job that fits; null where there is none now.</summary>
    public Claim? Claim(string worker, Capacity capacity, TimeSpan lease) => throw new NotSupportedException();

    /// <summary>Takes more small jobs of the same submission, kind of device and at most the same memory, for the same child process.</summary>
    public IReadOnlyList<Claim> ClaimMore(string worker, Claim first, double seconds, int count, TimeSpan lease) => throw new NotSupportedException();

    /// <summary>Prolongs a lease and says how far the job is.</summary>
    public Beat Beat(string key, long epoch, double fraction, TimeSpan lease) => throw new NotSupportedException();

    /// <summary>Records how a claimed job ended; false where another worker has it by now.</summary>
    public bool End(string key, long epoch, JobEnd end) => throw new NotSupportedException();

    /// <summary>Gives back or buries what workers that are gone held; returns how many.</summary>
    public int Expire() => throw new NotSupportedException();

    /// <summary>Whether nothing of a submission (null: of any) is queued or running.</summary>
    public bool HasEnded(string? submission) => throw new NotSupportedException();

    /// <summary>Cancels a job or a whole submission; what runs ends at its next heartbeat. Returns how many.</summary>
    public int Cancel(string keyOrSubmission) => throw new NotSupportedException();

    /// <summary>Queues again what failed, died, was cancelled or is blocked, attempts from 0: one job, or all of a submission (null: of all). Returns how many.</summary>
    public int Retry(string? keyOrSubmission) => throw new NotSupportedException();

    /// <summary>Jobs: all, or those of a submission.</summary>
    public IReadOnlyList<QueueRow> Rows(string? submission) => throw new NotSupportedException();

    /// <summary>Submissions, newest first.</summary>
    public IReadOnlyList<SubmissionRow> Submissions() => throw new NotSupportedException();

    /// <summary>Takes the right to write an ended submission's run directory: true for one caller alone, until the lease ends or something is queued again.</summary>
    public bool ClaimReport(string submission, TimeSpan lease) => throw new NotSupportedException();

    /// <summary>Records that the run directory is written.</summary>
    public void ReportWritten(string submission) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
