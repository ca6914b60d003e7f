using System.Diagnostics.CodeAnalysis;

namespace Concord.Pipeline.Queueing;

/// <summary>The queue of this machine: one SQLite file beside the store, or one in memory for a run in the foreground.</summary>
/// <remarks>
/// <para>A cache: results in the store are the truth.</para>
/// <para>Any number of processes may open the same file, and any number of threads use one object. Every call is one transaction: it happens whole or not at all, and waits while another process holds the file.</para>
/// <para>Every call may throw <see cref="Hosting.DiskFullException"/>, <see cref="QueueBusyException"/> (locked for a minute and a half) and <see cref="QueueDamagedException"/>; nothing was changed then.</para>
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is a queue, of jobs.")]
public sealed class JobQueue : IJobBoard
{
    private readonly QueueDatabase database;
    private readonly WallClock clock;

    private JobQueue(QueueDatabase database, TimeProvider time)
    {
        this.database = database;
        this.clock = new WallClock(time);
    }

    /// <summary>Starts after which a job that is lost each time is dead.</summary>
    public static int MaximumAttempts => QueueEnds.MaximumAttempts;

    /// <summary>Opens the queue of a store, making it where it is not there.</summary>
    /// <exception cref="Hosting.EnvironmentException">The folder is on a network file system or cannot be written, or the file is of a newer version.</exception>
    public static JobQueue Open(string path, TimeProvider time) => Open(path, new QueueOpenOptions(), time);

    /// <summary>A queue of this process alone.</summary>
    public static JobQueue InMemory(TimeProvider time) => new(QueueDatabase.InMemory(), time);

    /// <summary>Puts jobs into the queue, all in one transaction. Returns how many keys were queued that were not before.</summary>
    /// <remarks>
    /// What is queued or running stays (with the higher priority, and a cancellation taken back); what failed, died, was cancelled or is blocked is queued again, attempts from 0.
    /// The store is the truth: what it holds (<see cref="QueueEntry.IsDone"/>) becomes done, and what the queue has as done and the store does not hold is queued again.
    /// The submission's run directory is to be written again.
    /// </remarks>
    /// <exception cref="ArgumentException">A job needs one that is neither among them nor in the queue.</exception>
    public int Submit(string submission, string name, IReadOnlyList<QueueEntry> jobs, int priority) =>
        this.database.Write(database => QueueIntake.Submit(database, new QueueIntake.Order(submission, name, priority, this.clock.Now), jobs, this.clock.Now));

    /// <summary>Takes a job that fits: the highest priority, then the oldest; null where there is none now.</summary>
    /// <remarks>A job fits when its planned memory is within the budget and the memory that it is granted, at most the budget, is free. Jobs over the budget of every worker that looked say so in <see cref="QueueRow.Error"/>.</remarks>
    public Claim? Claim(string worker, Capacity capacity, TimeSpan lease) =>
        this.database.Write(database => QueueClaims.One(database, worker, capacity, Span(lease), this.clock.Now));

    /// <summary>Prolongs a lease and says how far the job is.</summary>
    public Beat Beat(string key, long epoch, double fraction, TimeSpan lease) =>
        this.database.Write(database => QueueClaims.Beat(database, (key, epoch), fraction, Span(lease), this.clock.Now));

    /// <summary>Records how a claimed job ended; false where another worker has it by now.</summary>
    public bool End(string key, long epoch, JobEnd end) =>
        this.database.Write(database => QueueEnds.End(database, (key, epoch), end, this.clock.Now));

    /// <summary>Gives back or buries what workers that are gone held; returns how many. To be called every few seconds by every worker.</summary>
    /// <remarks>After the clock was set forward, or the machine slept, every lease counts from now; after it was set back, a lease that ends later than it can is shortened. Where another process held the file for so long that the living could not say so either, leases count from now too.</remarks>
    /// <exception cref="Hosting.EnvironmentException">The queue's file was removed or replaced: others work with another one.</exception>
    public int Expire()
    {
        this.database.RequirePlace();
        return this.database.Write(database => QueueEnds.Expire(database, this.clock.Now, this.clock.HasJumped(), database.TakeLongestWait()));
    }

    /// <summary>Whether nothing of a submission (null: of any) is queued or running.</summary>
    public bool HasEnded(string? submission) => this.database.Read(database => QueueReader.HasEnded(database, submission));

    /// <summary>Cancels a job or a whole submission; what runs ends at its next heartbeat. Returns how many.</summary>
    /// <remarks>A submission's jobs that another submission, itself not cancelled, wants too go on.</remarks>
    public int Cancel(string keyOrSubmission) => this.database.Write(database => QueueWishes.Cancel(database, keyOrSubmission, this.clock.Now));

    /// <summary>Queues again, attempts from 0, what failed, died or was cancelled: one job or all of a submission, and what blocks them. A running job's cancellation is taken back. Null: whatever failed or died, in all submissions. Returns how many jobs are queued that were not.</summary>
    public int Retry(string? keyOrSubmission) => this.database.Write(database => QueueWishes.Retry(database, keyOrSubmission));

    /// <summary>Jobs in the order of creation: all, or those of a submission.</summary>
    public IReadOnlyList<QueueRow> Rows(string? submission) => this.database.Read(database => QueueReader.Rows(database, submission));

    /// <summary>Submissions, newest first.</summary>
    public IReadOnlyList<SubmissionRow> Submissions() => this.database.Read(QueueReader.Submissions);

    /// <summary>Jobs and submissions whose ids begin so, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<QueueName> Find(string prefix, int most) => this.database.Read(database => QueueReader.Find(database, prefix, most));

    /// <summary>Everything about a job; null where there is none of this key.</summary>
    public QueueDetails? Details(string key) => this.database.Read(database => QueueReader.Details(database, key));

    /// <summary>Takes the right to write an ended submission's run directory: true for one caller alone, until the lease ends or something is queued again.</summary>
    public bool ClaimReport(string submission, TimeSpan lease) =>
        this.database.Write(database => QueueReports.Claim(database, submission, Span(lease), this.clock.Now));

    /// <summary>Says that the one who has this right is still writing.</summary>
    public void KeepReport(string submission, TimeSpan lease) => this.database.Write(database => QueueReports.Keep(database, submission, Span(lease), this.clock.Now));

    /// <summary>Gives the right back: the run directory could not be written.</summary>
    public void GiveBackReport(string submission) => this.database.Write(database => QueueReports.GiveBack(database, submission));

    /// <summary>Records that the run directory is written.</summary>
    public void ReportWritten(string submission) => this.database.Write(database => QueueReports.Written(database, submission));

    /// <inheritdoc/>
    public void Dispose() => this.database.Dispose();

    /// <summary>As <see cref="Open(string, TimeProvider)"/>, with what tests and the store's own queue ask for.</summary>
    internal static JobQueue Open(string path, QueueOpenOptions options, TimeProvider time)
    {
        string whole = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        NetworkFolder.Refuse(whole, options.NetworkOf);
        return new JobQueue(QueueDatabase.OpenFile(whole, options), time);
    }

    private static long Span(TimeSpan lease) => (long)lease.TotalMilliseconds;
}
