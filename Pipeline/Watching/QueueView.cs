using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Watching;

/// <summary>Reads the queue of a store for the page; however many look at it, at most once a second.</summary>
/// <remarks>It changes nothing: a queue that is not there is not made, and is looked for again.</remarks>
internal sealed class QueueView : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly ResultStore store;
    private readonly TimeProvider time;
    private readonly Func<JobQueue?> open;
    private JobQueue? queue;
    private (long At, IReadOnlyList<QueueRow> Rows, IReadOnlyList<SubmissionRow> Submissions)? seen;

    /// <summary>Looks at the queue of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="open">Opens the queue; null while there is none.</param>
    public QueueView(ResultStore store, TimeProvider time, Func<JobQueue?> open)
    {
        this.store = store;
        this.time = time;
        this.open = open;
    }

    /// <summary>Opens a store's queue where there is one.</summary>
    public static Func<JobQueue?> Of(ResultStore store, TimeProvider time)
    {
        string path = Path.Combine(store.Root, "queue", "queue.db");
        return () => File.Exists(path) ? JobQueue.Open(path, time) : null;
    }

    /// <summary>All that the first page shows.</summary>
    public QueueSnapshot Snapshot()
    {
        (IReadOnlyList<QueueRow> rows, IReadOnlyList<SubmissionRow> submissions) = this.Look();
        return QueueSnapshot.Of(rows, submissions, DiskSpace.Free(this.store.Root), this.time.GetUtcNow());
    }

    /// <summary>The jobs of a submission; null where there is none of this id.</summary>
    public IReadOnlyList<QueueRow>? Submission(string id)
    {
        if (this.Look().Submissions.All(row => row.Id != id))
        {
            return null;
        }

        lock (this.gate)
        {
            return this.queue!.Rows(id);
        }
    }

    /// <summary>A job; null where there is none of this key.</summary>
    public QueueRow? Job(string key) => this.Look().Rows.FirstOrDefault(row => row.Key == key);

    /// <summary>The jobs of these keys that the queue has.</summary>
    public IReadOnlyList<QueueRow> Jobs(IReadOnlySet<string> keys) => [.. this.Look().Rows.Where(row => keys.Contains(row.Key))];

    /// <summary>A submission as it is listed; null where there is none of this id.</summary>
    public SubmissionRow? Listed(string id) => this.Look().Submissions.FirstOrDefault(row => row.Id == id);

    /// <inheritdoc/>
    public void Dispose() => this.queue?.Dispose();

    private (IReadOnlyList<QueueRow> Rows, IReadOnlyList<SubmissionRow> Submissions) Look()
    {
        lock (this.gate)
        {
            if (this.seen is not { } last || this.time.GetElapsedTime(last.At) >= Fresh)
            {
                this.queue ??= this.open();
                last = this.queue is null ? (this.time.GetTimestamp(), [], []) : (this.time.GetTimestamp(), this.queue.Rows(null), this.queue.Submissions());
                this.seen = last;
            }

            return (last.Rows, last.Submissions);
        }
    }
}
