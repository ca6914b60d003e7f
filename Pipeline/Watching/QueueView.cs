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
    private readonly string path;
    private JobQueue? queue;
    private DateTime born;
    private (long At, IReadOnlyList<QueueRow> Rows, IReadOnlyList<SubmissionRow> Submissions)? seen;

    /// <summary>Looks at the queue of a store.</summary>
    public QueueView(ResultStore store, TimeProvider time)
    {
        this.store = store;
        this.time = time;
        this.path = StoreQueue.PathOf(store.Root);
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
        lock (this.gate)
        {
            return this.Look().Submissions.Any(row => row.Id == id) ? this.queue?.Rows(id) : null;
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
                this.Open();
                last = this.queue is null ? (this.time.GetTimestamp(), [], []) : (this.time.GetTimestamp(), this.queue.Rows(null), this.queue.Submissions());
                this.seen = last;
            }

            return (last.Rows, last.Submissions);
        }
    }

    // A queue that was removed, and perhaps made again, is another one.
    private void Open()
    {
        DateTime now = File.Exists(this.path) ? File.GetCreationTimeUtc(this.path) : default;
        if (now != this.born)
        {
            this.queue?.Dispose();
            this.queue = null;
            this.queue = now == default ? null : JobQueue.Open(this.path, this.time);
            this.born = now;
        }
    }
}
