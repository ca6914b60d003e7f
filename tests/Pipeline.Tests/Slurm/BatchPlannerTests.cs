using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Slurm.Profiles;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class BatchPlannerTests
{
    private static readonly ClusterFacts s_cluster = ClusterFacts.Parse(FakeSlurm.Config, FakeSlurm.Sinfo);
    private static readonly SlurmProfile s_profile = new() { Cpu = new SlurmPool { Partitions = ["cpu"] } };

    [Fact]
    public void Scores_wait_for_their_own_network_and_all_for_the_simulation()
    {
        IReadOnlyList<Batch> batches = Plan(SlurmWorld.Small());
        Assert.Equal(["extract 0,1,2", "simulate 0", "score 0,1,2"], batches.Select(Described));
        Assert.Equal([new BatchNeed("aftercorr", "b1", null)], batches[1].Needs);
        Assert.Equal([new BatchNeed("aftercorr", "b1", null), new BatchNeed("afterok", "b2", 0)], batches[2].Needs);
    }

    [Fact]
    public void No_job_is_left_out_or_done_twice_and_each_waits_for_all_that_it_needs()
    {
        Random random = new(7);
        for (int round = 0; round < 200; round++)
        {
            Submission submission = RandomSubmission(random);
            IReadOnlyList<Batch> batches = Plan(submission, largest: random.Next(1, 6));
            Dictionary<string, (Batch Batch, BatchElement Element)> where = batches.SelectMany(batch => batch.Elements.SelectMany(element => element.Keys.Select(key => (key, (batch, element))))).ToDictionary(pair => pair.key, pair => pair.Item2);
            Assert.Equal(submission.Jobs.Select(job => job.Key).Order(), where.Keys.Order());
            foreach (SubmittedJob job in submission.Jobs)
            {
                (Batch batch, BatchElement element) = where[job.Key];
                Assert.Single(batch.Elements, other => other.Index == element.Index);
                foreach ((Batch parent, BatchElement place) in job.DependsOn.Select(key => where[key]))
                {
                    Assert.Contains(batch.Needs, need => need.Batch == parent.Id && (need.Kind == "aftercorr" ? place.Index == element.Index : need.Index == place.Index));
                }
            }
        }
    }

    [Fact]
    public void Short_jobs_share_an_element_until_it_is_long_enough()
    {
        IReadOnlyList<Batch> batches = Plan(SlurmWorld.Submission([.. Enumerable.Range(10, 10).Select(name => SlurmWorld.Job($"{name}", seconds: 100))]));
        Assert.Equal([3, 3, 3, 1], Assert.Single(batches).Elements.Select(element => element.Keys.Count));
    }

    [Fact]
    public void Ten_thousand_jobs_are_cut_at_the_largest_array()
    {
        IReadOnlyList<Batch> batches = Plan(SlurmWorld.Submission([.. Enumerable.Range(10_000, 10_000).Select(name => SlurmWorld.Job($"{name}", seconds: 400))]), largest: 1001);
        Assert.Equal(10, batches.Count);
        Assert.All(batches, batch => Assert.InRange(batch.Elements.Max(element => element.Index), 0, 1000));
        Assert.Equal(10_000, batches.Sum(batch => batch.Elements.Count));
    }

    [Fact]
    public void Jobs_of_another_kind_or_memory_are_another_array()
    {
        IReadOnlyList<Batch> batches = Plan(SlurmWorld.Submission(SlurmWorld.Job("1"), SlurmWorld.Job("2", memory: 20L << 30), SlurmWorld.Job("3", "simulate"), SlurmWorld.Job("4", seconds: 8000)));
        Assert.Equal([("score", 2, 30), ("score", 2, 960), ("score", 32, 30), ("simulate", 2, 30)], batches.Select(batch => (batch.Shape.Kind, (int)(batch.Shape.Memory >> 30), (int)batch.Shape.Time.TotalMinutes)).Order());
    }

    [Fact]
    public void Passes_that_one_score_needs_together_are_one_element()
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("e0", "extract", seconds: 200), SlurmWorld.Job("e1", "extract", seconds: 200), SlurmWorld.Job("e2", "extract", seconds: 200), SlurmWorld.Job("a", needs: ["e0", "e2"]), SlurmWorld.Job("b", needs: ["e1"]));
        IReadOnlyList<Batch> batches = Plan(submission);
        Assert.Equal([[SlurmWorld.Key("e0"), SlurmWorld.Key("e2")], [SlurmWorld.Key("e1")]], batches[0].Elements.Select(element => element.Keys));
        Assert.Equal([new BatchNeed("aftercorr", "b1", null)], Assert.Single(batches.Skip(1)).Needs);
    }

    [Fact]
    public void What_an_earlier_batch_does_is_waited_for_where_it_is()
    {
        Submission submission = SlurmWorld.Small();
        Dictionary<string, ElementPlace> underWay = new() { [SlurmWorld.Key("e1")] = new ElementPlace("old", 7) };
        Batch batch = Assert.Single(Plan(submission, todo: [SlurmWorld.Key("a1")], underWay: underWay));
        Assert.Equal([7], batch.Elements.Select(element => element.Index));
        Assert.Equal([new BatchNeed("aftercorr", "old", null)], batch.Needs);
    }

    [Fact]
    public void Memory_and_time_grow_in_steps_up_to_the_node_and_the_partition()
    {
        Dictionary<string, Grant> grants = new() { [SlurmWorld.Key("2")] = new Grant(5L << 30, TimeSpan.FromHours(3)), [SlurmWorld.Key("3")] = new Grant(500L << 30, TimeSpan.Zero) };
        ShapeChooser chooser = new(s_profile with { TimeMaximum = TimeSpan.FromHours(5) }, s_cluster, grants);
        SubmittedJob[] jobs = [SlurmWorld.Job("1"), SlurmWorld.Job("2"), SlurmWorld.Job("3"), SlurmWorld.Job("4", memory: (long)(9.7 * (1L << 30)))];
        Assert.Equal([2048, 6144, 64_000, 16_384], jobs.Select(job => (int)(chooser.Memory(job) >> 20)));
        Assert.Equal([30, 240], jobs[..2].Select(job => (int)chooser.Time([job]).TotalMinutes));
        Assert.Equal(300, chooser.Time([SlurmWorld.Job("5", seconds: 1e6)]).TotalMinutes);
    }

    private static IReadOnlyList<Batch> Plan(Submission submission, int largest = 1001, IReadOnlyCollection<string>? todo = null, IReadOnlyDictionary<string, ElementPlace>? underWay = null)
    {
        int number = 0;
        BatchStart start = new(() => $"b{++number}", underWay ?? new Dictionary<string, ElementPlace>());
        return new BatchPlanner(submission, s_profile, new ShapeChooser(s_profile, s_cluster, new Dictionary<string, Grant>()), largest, start).Plan(todo ?? [.. submission.Jobs.Select(job => job.Key)]);
    }

    private static string Described(Batch batch) => $"{batch.Shape.Kind} {string.Join(',', batch.Elements.Select(element => element.Index))}";

    private static Submission RandomSubmission(Random random)
    {
        List<SubmittedJob> jobs = [];
        int count = random.Next(1, 40);
        for (int job = 0; job < count; job++)
        {
            string[] needs = [.. Enumerable.Range(0, job).Where(_ => random.Next(4) == 0).Take(4).Select(parent => $"{parent}")];
            jobs.Add(SlurmWorld.Job($"{job}", needs.Length == 0 ? "extract" : "score", needs, random.Next(1, 500), random.NextInt64(1L << 28, 1L << 33)));
        }

        return SlurmWorld.Submission([.. jobs]);
    }
}
