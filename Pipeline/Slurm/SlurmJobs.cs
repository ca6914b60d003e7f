using System.Globalization;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Slurm;

/// <summary>What was sent to SLURM from a store, in the words of the queue: so that the same verbs serve both.</summary>
internal sealed class SlurmJobs : IJobBoard
{
    private readonly SlurmPlace place;
    private readonly SlurmClient client;
    private readonly SlurmPatience patience;
    private readonly SubmissionStore submissions;
    private readonly Lazy<IReadOnlyList<Entry>> entries;

    /// <summary>Prepares; SLURM is asked, once, when something is wanted that it knows.</summary>
    public SlurmJobs(SlurmPlace place, SlurmClient client, SlurmPatience patience)
    {
        this.place = place;
        this.client = client;
        this.patience = patience;
        this.submissions = new SubmissionStore(place.Store);
        this.entries = new Lazy<IReadOnlyList<Entry>>(this.Look);
    }

    /// <summary>Whether anything was ever sent from this store.</summary>
    public bool Any => BatchFolder.Submissions(this.place.Store).Count > 0;

    /// <inheritdoc/>
    public IReadOnlyList<SubmissionRow> Submissions() =>
    [
        .. this.entries.Value.OrderByDescending(entry => entry.Created).Select(entry => new SubmissionRow(
            entry.Submission.Id,
            entry.Submission.Name,
            entry.Created,
            entry.Standings.GroupBy(standing => standing.State).ToDictionary(group => group.Key, group => group.Count()),
            entry.Standings.Where(standing => standing.State is JobState.Queued or JobState.Running).Sum(standing => standing.Job.ExpectedSeconds),
            File.Exists(Path.Combine(entry.Submission.Out, "report", "index.html")))),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<QueueRow> Rows(string? submission) =>
        [.. this.entries.Value.Where(entry => submission is null || entry.Submission.Id == submission).SelectMany(entry => entry.Standings.Select(standing => this.Row(entry, standing)))];

    /// <inheritdoc/>
    public QueueDetails? Details(string key)
    {
        Entry[] having = [.. this.entries.Value.Where(entry => entry.Standings.Any(standing => standing.Job.Key == key))];
        if (having.Length == 0)
        {
            return null;
        }

        Entry entry = having[0];
        Dictionary<string, QueueRow> rows = this.Rows(entry.Submission.Id).ToDictionary(row => row.Key, StringComparer.Ordinal);
        SubmittedJob job = entry.Submission.Jobs.First(job => job.Key == key);
        return new QueueDetails(
            rows[key],
            [.. having.Select(one => one.Submission.Id)],
            [.. job.DependsOn.Where(rows.ContainsKey).Select(parent => rows[parent])],
            [.. entry.Submission.Jobs.Where(child => child.DependsOn.Contains(key, StringComparer.Ordinal)).Select(child => rows[child.Key])]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<QueueName> Find(string prefix, int most) =>
    [
        .. this.Sent().SelectMany(submission => submission.Jobs.Select(job => new QueueName(job.Key, false, job.Title)).Prepend(new QueueName(submission.Id, true, submission.Name)))
            .Where(name => name.Id.StartsWith(prefix, StringComparison.Ordinal)).DistinctBy(name => name.Id).Take(most),
    ];

    /// <summary>Cancels a submission, or the element of an array that does a job; returns how many jobs it takes with it.</summary>
    /// <exception cref="SlurmUnreachableException">SLURM gives no answer.</exception>
    public int Cancel(string keyOrSubmission)
    {
        int cancelled = 0;
        foreach (Entry entry in this.entries.Value)
        {
            bool whole = entry.Submission.Id == keyOrSubmission;
            JobStanding[] open = [.. entry.Standings.Where(standing => standing is { State: not JobState.Done, View.IsOpen: true })];
            ElementView[] views = [.. open.Where(standing => whole || standing.Job.Key == keyOrSubmission).Select(standing => standing.View!).Distinct()];
            cancelled += open.Count(standing => views.Contains(standing.View!));
            foreach (string name in whole ? entry.Names : [])
            {
                this.client.Cancel(name);
            }

            foreach (ElementRow row in whole ? [] : views.Select(view => view.Row).OfType<ElementRow>())
            {
                this.client.Cancel(row);
            }
        }

        return cancelled;
    }

    /// <summary>Sends again what failed, was lost or was cancelled: one job with what it needs, or all of a submission; null: whatever failed or was lost, in all submissions. Returns how many jobs.</summary>
    /// <exception cref="SlurmUnreachableException">SLURM gives no answer.</exception>
    /// <exception cref="SlurmRefusedException">The cluster cannot take them.</exception>
    public int Retry(string? keyOrSubmission)
    {
        int sent = 0;
        foreach (Submission submission in this.Sent())
        {
            Func<IReadOnlyList<JobStanding>, IReadOnlySet<string>>? choice =
                keyOrSubmission is null ? SlurmChoice.Failed
                : submission.Id == keyOrSubmission ? SlurmChoice.All
                : submission.Jobs.Any(job => job.Key == keyOrSubmission) ? SlurmChoice.Of(keyOrSubmission)
                : null;
            if (choice is not null)
            {
                sent += new SlurmSubmitter(submission, new BatchFolder(this.place.Store, submission.Id).Profile(), this.client, this.place).Send(this.patience, choice).ToSend;
            }
        }

        return sent;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private IEnumerable<Submission> Sent() => BatchFolder.Submissions(this.place.Store).Intersect(this.submissions.Ids(), StringComparer.Ordinal).Select(this.submissions.Read);

    private IReadOnlyList<Entry> Look()
    {
        SlurmStandings standings = new(this.place.Store);
        (Submission Submission, BatchFolder Folder, IReadOnlyList<SentBatch> Batches)[] all =
            [.. this.Sent().Select(submission => (submission, new BatchFolder(this.place.Store, submission.Id))).Select(pair => (pair.submission, pair.Item2, pair.Item2.Batches()))];
        string[] names = [.. all.Where(one => standings.Done(one.Submission).Count < one.Submission.Jobs.Count).SelectMany(one => one.Batches.Select(batch => batch.Record.Name))];
        IReadOnlyList<ElementRow>? queue = null;
        string silence = string.Empty;
        try
        {
            queue = this.client.Queue(names);
        }
        catch (SlurmUnreachableException exception)
        {
            silence = exception.Message;
        }

        return [.. all.Select(one => new Entry(
            one.Submission,
            one.Batches.Select(batch => batch.Record.Created).DefaultIfEmpty(this.place.Time.GetUtcNow()).Min(),
            [.. one.Batches.Select(batch => batch.Record.Name)],
            standings.Of(one.Submission, this.Views(one.Folder, [.. one.Batches.Where(batch => names.Contains(batch.Record.Name))], queue, silence))))];
    }

    private IReadOnlyList<ElementView> Views(BatchFolder folder, IReadOnlyList<SentBatch> batches, IReadOnlyList<ElementRow>? queue, string silence) => queue is null
        ? SlurmLook.Remember(folder, batches, silence)
        : new SlurmLook(this.client, this.place.Time, folder.Profile().Absent).Look(folder, batches, queue);

    private QueueRow Row(Entry entry, JobStanding standing)
    {
        ElementRow? row = standing.View?.Row;
        ElementPlace? element = standing.View?.Place;
        string log = element is null ? string.Empty : new BatchFolder(this.place.Store, entry.Submission.Id).LogPath(element.Batch, element.Index);
        return new QueueRow
        {
            Key = standing.Job.Key,
            Submission = entry.Submission.Id,
            Kind = standing.Job.Kind,
            Title = standing.Job.Title,
            State = standing.State,
            Waiting = standing.State == JobState.Queued ? standing.Job.DependsOn.Count(parent => entry.Standings.First(other => other.Job.Key == parent).State != JobState.Done) : 0,
            Priority = 0,
            Attempt = Math.Max(standing.Sent, standing.Attempt?.Attempt ?? 0),
            Epoch = 0,
            Device = standing.Job.Device,
            Memory = standing.View?.Batch.Record.Shape.Memory ?? standing.Job.Memory,
            ExpectedSeconds = standing.Job.ExpectedSeconds,
            Fraction = standing.State == JobState.Done ? 1 : 0,
            Worker = standing.Attempt?.Worker ?? (row is { Node.Length: > 0 } ? string.Create(CultureInfo.InvariantCulture, $"{row.Node}:{row.JobId}_{row.Index}") : null),
            Error = standing.State is JobState.Done ? null : standing.State is JobState.Queued or JobState.Running || !File.Exists(log) ? standing.Reason : $"{standing.Reason} (log: {log})",
            Seconds = standing.Attempt?.Seconds ?? 0,
            PeakMemory = standing.Attempt?.PeakMemory ?? 0,
            Created = standing.View?.Batch.Record.Created ?? entry.Created,
            Started = row is { State: ElementState.Running } ? this.place.Time.GetUtcNow() - row.Elapsed : null,
            Ended = standing.Attempt?.Ended,
        };
    }

    private sealed record Entry(Submission Submission, DateTimeOffset Created, IReadOnlyList<string> Names, IReadOnlyList<JobStanding> Standings);
}
