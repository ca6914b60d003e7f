using Concord.Pipeline.Slurm.Profiles;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Slurm.Batches;

/// <summary>Divides jobs into arrays: one for each kind, shape and thing that is waited for, and none longer than the cluster takes.</summary>
/// <remarks>
/// <para>Jobs are placed level by level, so that each comes after those that it needs. Jobs that wait for nothing are packed in their order. A job that
/// waits is placed at the index of one of the elements that it waits for, and its array has <c>aftercorr</c> on that element's array: it starts as soon as
/// that one element is done, and when it fails nothing else is held up. Further elements that it waits for — such as a simulated recording that all scores
/// need — are named by <c>afterok:ARRAY_INDEX</c>, and jobs share an array only where these are the same. Of the elements that a job waits for, the one
/// that fewest others wait for gives the index: so that what all wait for divides nothing.</para>
/// <para>An element that does several jobs succeeds if one of them does; what waits for the others finds out at its own start that they are missing. So a
/// broken checkpoint takes nothing with it but its own scores.</para>
/// </remarks>
internal sealed class BatchPlanner
{
    private readonly SlurmProfile profile;
    private readonly ShapeChooser shapes;
    private readonly int largest;
    private readonly Submission submission;
    private readonly Func<string> newId;
    private readonly List<Batch> batches = [];
    private readonly Dictionary<string, ElementPlace> places;

    /// <summary>Begins a plan.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="profile">The cluster's profile.</param>
    /// <param name="shapes">What jobs ask of a node.</param>
    /// <param name="largest">The most elements of an array.</param>
    /// <param name="start">What it begins with.</param>
    public BatchPlanner(Submission submission, SlurmProfile profile, ShapeChooser shapes, int largest, BatchStart start)
    {
        this.submission = submission;
        this.profile = profile;
        this.shapes = shapes;
        this.largest = Math.Min(largest, profile.Elements ?? int.MaxValue);
        this.newId = start.NewId;
        this.places = new Dictionary<string, ElementPlace>(start.UnderWay, StringComparer.Ordinal);
    }

    /// <summary>The batches, each after those that it waits for.</summary>
    /// <param name="todo">The jobs to send.</param>
    public IReadOnlyList<Batch> Plan(IReadOnlyCollection<string> todo)
    {
        HashSet<string> wanted = [.. todo];
        SubmittedJob[] left = [.. this.submission.Jobs.Where(job => wanted.Contains(job.Key))];
        while (left.Length > 0)
        {
            HashSet<string> waiting = [.. left.Select(job => job.Key)];
            SubmittedJob[] level = [.. left.Where(job => !job.DependsOn.Any(waiting.Contains))];
            if (level.Length == 0)
            {
                throw new InvalidDataException($"submission {this.submission.Id}: its jobs wait for each other in a circle");
            }

            this.PlanLevel(level);
            left = [.. left.Except(level)];
        }

        return this.batches;
    }

    private void PlanLevel(SubmittedJob[] level)
    {
        ILookup<bool, SubmittedJob> waits = level.ToLookup(job => this.Needed(job).Count > 0);
        foreach (IGrouping<(string, string, long), SubmittedJob> alike in waits[false].GroupBy(job => (job.Kind, job.Device, this.shapes.Memory(job))))
        {
            this.PlanFree([.. alike], alike.Key.Item3);
        }

        Dictionary<ElementPlace, int> waiting = waits[true].SelectMany(this.Needed).GroupBy(place => place).ToDictionary(group => group.Key, group => group.Count());
        foreach (var alike in waits[true].GroupBy(job => this.Waits(job, waiting)))
        {
            this.PlanWaiting(alike.Key, [.. alike]);
        }
    }

    // Jobs that wait for nothing: packed, then cut where an array may not be longer.
    private void PlanFree(IReadOnlyList<SubmittedJob> jobs, long memory)
    {
        IReadOnlyList<IReadOnlyList<SubmittedJob>> packs = ElementPacker.Pack(ElementPacker.Units(jobs, this.submission.Jobs), this.profile.Pack);
        foreach (var alike in packs.GroupBy(this.shapes.Time))
        {
            foreach (IReadOnlyList<SubmittedJob>[] chunk in alike.Chunk(this.largest))
            {
                this.Add(memory, alike.Key, [.. chunk.Select((pack, index) => (index, pack))], []);
            }
        }
    }

    // Jobs that wait for the same array, each at the index of its own element; where an element's jobs are many, in several arrays.
    private void PlanWaiting(WaitingShape wait, IReadOnlyList<SubmittedJob> jobs)
    {
        var packs = from job in jobs
                    group job by this.Lead(job, wait).Index into same
                    from pack in ElementPacker.Pack(same.Select(job => (IReadOnlyList<SubmittedJob>)[job]), this.profile.Pack).Select((pack, round) => (Pack: pack, Round: round))
                    select (Index: same.Key, pack.Pack, pack.Round);
        BatchNeed[] needs = [new BatchNeed("aftercorr", wait.Lead, null), .. wait.Others.Select(place => new BatchNeed("afterok", place.Batch, place.Index))];
        foreach (var alike in packs.GroupBy(pack => (pack.Round, Time: this.shapes.Time(pack.Pack))))
        {
            this.Add(wait.Memory, alike.Key.Time, [.. alike.OrderBy(pack => pack.Index).Select(pack => (pack.Index, pack.Pack))], needs);
        }
    }

    private void Add(long memory, TimeSpan time, IReadOnlyList<(int Index, IReadOnlyList<SubmittedJob> Jobs)> elements, IReadOnlyList<BatchNeed> needs)
    {
        SubmittedJob first = elements[0].Jobs[0];
        string id = this.newId();
        this.batches.Add(new Batch(id, new BatchShape(first.Kind, first.Device, memory, time, this.submission.Threads), [.. elements.Select(element => new BatchElement(element.Index, [.. element.Jobs.Select(job => job.Key)]))], needs));
        foreach ((int index, IReadOnlyList<SubmittedJob> jobs) in elements)
        {
            foreach (SubmittedJob job in jobs)
            {
                this.places[job.Key] = new ElementPlace(id, index);
            }
        }
    }

    private IReadOnlyList<ElementPlace> Needed(SubmittedJob job) => [.. job.DependsOn.Select(this.places.GetValueOrDefault).OfType<ElementPlace>().Distinct()];

    private WaitingShape Waits(SubmittedJob job, Dictionary<ElementPlace, int> waiting)
    {
        IReadOnlyList<ElementPlace> needed = this.Needed(job);
        ElementPlace lead = needed.MinBy(place => waiting[place])!;
        return new WaitingShape(job.Kind, job.Device, this.shapes.Memory(job), lead.Batch, [.. needed.Where(place => place != lead).OrderBy(place => place.Batch, StringComparer.Ordinal).ThenBy(place => place.Index)]);
    }

    private ElementPlace Lead(SubmittedJob job, WaitingShape wait) => this.Needed(job).First(place => place.Batch == wait.Lead && !wait.Others.Contains(place));
}
