using System.Globalization;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Slurm.Profiles;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Slurm;

/// <summary>Sends what a submission still needs: what is done, and what an earlier batch will do, is not sent again.</summary>
/// <remarks>
/// SLURM is at-least-once, and a controller that dies may forget a job and give its number to another. So an intent is written before sbatch and the number after it, batches are
/// found again by their names alone, and what was done twice after all is found done by the second.
/// </remarks>
internal sealed class SlurmSubmitter
{
    private const int Tries = 6;

    // Sending takes seconds; on a busy login node, minutes.
    private const int LockTries = 60;
    private const double ReportSeconds = 120;
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);

    private readonly Submission submission;
    private readonly SlurmProfile profile;
    private readonly SlurmClient client;
    private readonly SlurmPlace place;
    private readonly BatchFolder folder;
    private readonly SlurmStandings standings;
    private readonly SlurmLook look;

    /// <summary>Prepares.</summary>
    /// <param name="submission">What to do.</param>
    /// <param name="profile">The cluster's profile.</param>
    /// <param name="client">SLURM.</param>
    /// <param name="place">Where it works.</param>
    public SlurmSubmitter(Submission submission, SlurmProfile profile, SlurmClient client, SlurmPlace place)
    {
        this.submission = submission;
        this.profile = profile;
        this.client = client;
        this.place = place;
        this.folder = new BatchFolder(place.Store, submission.Id);
        this.standings = new SlurmStandings(place.Store);
        this.look = new SlurmLook(client, place.Time, profile.Absent);
    }

    /// <summary>What would be sent now; nothing is changed.</summary>
    /// <exception cref="SlurmRefusedException">The cluster cannot take what the profile asks for.</exception>
    public SlurmPreview Preview() => this.Plan(this.look.Look(this.folder, this.folder.Batches()), SlurmChoice.All).Preview;

    /// <summary>Where every job stands now.</summary>
    /// <exception cref="SlurmUnreachableException">SLURM gives no answer.</exception>
    public IReadOnlyList<JobStanding> Standings() => this.standings.Of(this.submission, this.look.Look(this.folder, this.folder.Batches()));

    /// <summary>Takes back the job that would write the run directory, and waits until it is gone: who calls this writes it.</summary>
    public void EndReport(SlurmPatience patience)
    {
        foreach (SentBatch report in this.folder.Batches().Where(batch => batch.IsReport))
        {
            patience.Ask(() => this.client.Cancel(report.Record.Name), Tries);
            for (int tried = 0; tried < Tries && patience.Ask(() => this.client.Queue([report.Record.Name]), Tries).Any(row => row.IsActive); tried++)
            {
                patience.Wait(s_look);
            }
        }
    }

    /// <summary>The script of a batch, its dependencies by name: for people.</summary>
    public string ScriptOf(Batch batch) => this.Script().Of(batch, other => BatchRecord.NameOf(this.submission.Id, other));

    /// <summary>Sends it.</summary>
    /// <param name="patience">Waits where SLURM gives no answer.</param>
    /// <param name="choice">Which of the jobs that are neither done nor under way.</param>
    /// <exception cref="SlurmRefusedException">The cluster cannot take what the profile asks for, or sbatch refused a batch; those before it stay.</exception>
    /// <exception cref="SlurmUnreachableException">SLURM gave no answer; the next call goes on from here.</exception>
    /// <exception cref="SlurmBusyException">Another process sends the same submission.</exception>
    public SlurmPreview Send(SlurmPatience patience, Func<IReadOnlyList<JobStanding>, IReadOnlySet<string>> choice)
    {
        using FileStream gate = this.Lock(patience);
        IReadOnlyList<SentBatch> batches = patience.Ask(() => SlurmReconciler.Reconcile(this.folder, this.client), Tries);
        IReadOnlyList<ElementView> views = this.Settled(batches, patience);
        (SlurmPreview preview, Dictionary<string, long> ids) = this.Plan(views, choice);
        if (preview.Batches.Count == 0)
        {
            return preview;
        }

        // What SLURM holds back for ever would start twice if somebody released it.
        foreach (ElementView view in views.Where(view => view is { Row.IsPending: true, IsOpen: false }))
        {
            patience.Ask(() => this.client.Cancel(view.Row!), Tries);
        }

        this.folder.WriteProfile(this.profile);
        BatchScript script = this.Script();
        foreach (Batch batch in preview.Batches)
        {
            this.folder.WriteElements(batch);
            AtomicFile.WriteText(this.folder.ScriptPath(batch.Id), script.Of(batch, other => ids[other].ToString(CultureInfo.InvariantCulture)));
            ids[batch.Id] = this.Send(batch.Id, batch.Shape, batch.Needs, patience);
        }

        this.SendReport(views, ids, script, patience);
        return preview;
    }

    // An element that SLURM does not know may be lost or late: until that is clear, its jobs are neither sent again nor waited for.
    private IReadOnlyList<ElementView> Settled(IReadOnlyList<SentBatch> batches, SlurmPatience patience)
    {
        bool told = false;
        while (true)
        {
            IReadOnlyList<ElementView> views = patience.Ask(() => this.look.Look(this.folder, batches), Tries);
            IReadOnlySet<string> done = this.standings.Done(this.submission);
            if (views.FirstOrDefault(view => view.IsUnsure && view.Element.Keys.Any(key => !done.Contains(key))) is not { } unsure)
            {
                return views;
            }

            if (!told)
            {
                patience.Tell($"{unsure.Batch.Record.Name} is not in squeue though it was sent; waiting until it is there or lost ({this.profile.Absent.TotalSeconds:0} s, 'absent' in the profile)");
                told = true;
            }

            patience.Wait(s_look);
        }
    }

    private (SlurmPreview Preview, Dictionary<string, long> Ids) Plan(IReadOnlyList<ElementView> views, Func<IReadOnlyList<JobStanding>, IReadOnlySet<string>> choice)
    {
        IReadOnlyList<JobStanding> all = this.standings.Of(this.submission, views);
        JobStanding[] open = [.. all.Where(standing => standing.State != JobState.Done && standing.View is { IsOpen: true })];
        IReadOnlySet<string> chosen = choice(all);
        JobStanding[] todo = [.. all.Where(standing => chosen.Contains(standing.Job.Key))];
        Dictionary<string, long> ids = views.Where(view => view.IsOpen && view.Row is not null).GroupBy(view => view.Batch.Record.Batch).ToDictionary(group => group.Key, group => group.First().Row!.JobId);
        SlurmPreview nothing = new([], all.Count(standing => standing.State == JobState.Done), open.Length, 0, 0);
        if (todo.Length == 0)
        {
            return (nothing, ids);
        }

        ClusterFacts facts = this.client.Facts();
        IReadOnlyList<string> wrong = new ClusterChecks(this.profile, facts).Run([.. todo.Select(standing => standing.Job)], this.submission.Threads);
        if (wrong.Count > 0)
        {
            throw new SlurmRefusedException(string.Join('\n', wrong));
        }

        ShapeChooser shapes = new(this.profile, facts, Grants.Of(all, views));
        BatchStart start = new(this.place.NewId, open.Where(standing => ids.ContainsKey(standing.View!.Place.Batch)).ToDictionary(standing => standing.Job.Key, standing => standing.View!.Place));
        IReadOnlyList<Batch> batches = new BatchPlanner(this.submission, this.profile, shapes, facts.MaxArraySize, start).Plan([.. todo.Select(standing => standing.Job.Key)]);
        HashSet<string> done = [.. all.Where(standing => standing.State == JobState.Done).Select(standing => standing.Job.Key)];
        return (nothing with { Batches = batches, ToSend = todo.Length, Waiting = todo.Count(standing => !standing.Job.DependsOn.All(done.Contains)) }, ids);
    }

    private long Send(string batch, BatchShape shape, IReadOnlyList<BatchNeed> needs, SlurmPatience patience)
    {
        BatchRecord record = new() { Batch = batch, Name = BatchRecord.NameOf(this.submission.Id, batch), Shape = shape, Needs = needs, Created = this.place.Time.GetUtcNow() };
        this.folder.Write(record);
        bool asked = false;
        try
        {
            long id = patience.Ask(
                () =>
                {
                    // sbatch that gave no answer may have been heard all the same.
                    long? known = asked ? SlurmReconciler.Find(this.client, record) : null;
                    asked = true;
                    return known ?? this.client.Submit(this.folder.ScriptPath(batch));
                },
                Tries);
            this.folder.Write(record with { JobId = id });
            return id;
        }
        catch (SlurmRefusedException exception)
        {
            this.folder.Forget(batch);
            throw new SlurmRefusedException($"{exception.Message}\nBatches that were sent before it stay; mend the profile and submit again: they are found by their names.", exception);
        }
    }

    // One for all: it waits for every batch that is still open, those of earlier calls too.
    private void SendReport(IReadOnlyList<ElementView> views, Dictionary<string, long> ids, BatchScript script, SlurmPatience patience)
    {
        foreach (ElementView view in views.Where(view => view is { Batch.IsReport: true, IsOpen: true }))
        {
            patience.Ask(() => this.client.Cancel(view.Batch.Record.Name), Tries);
        }

        HashSet<string> reports = [.. views.Where(view => view.Batch.IsReport).Select(view => view.Batch.Record.Batch)];
        long memory = Math.Max(this.profile.MemoryMinimum, this.submission.Jobs.Where(job => job.Kind != "extract").Select(job => job.Memory).DefaultIfEmpty(0).Max());
        BatchShape shape = new(BatchShape.Report, "cpu", memory, TimeSpan.FromSeconds(Math.Max(ReportSeconds, this.profile.TimeMinimum.TotalSeconds)), this.submission.Threads);
        string id = this.place.NewId();
        AtomicFile.WriteText(this.folder.ScriptPath(id), script.Report(id, shape, ids.Where(pair => !reports.Contains(pair.Key)).Select(pair => pair.Value.ToString(CultureInfo.InvariantCulture))));
        this.Send(id, shape, [], patience);
    }

    private FileStream Lock(SlurmPatience patience)
    {
        for (int tried = 1; ; tried++)
        {
            if (this.folder.TryLock() is { } gate)
            {
                return gate;
            }

            if (tried == LockTries)
            {
                throw new SlurmBusyException(this.submission.Id);
            }

            patience.Wait(s_look);
        }
    }

    private BatchScript Script() => new(this.folder, this.place.Store.Root, this.profile, this.profile.Concord.Count > 0 ? this.profile.Concord : this.place.Program);
}
