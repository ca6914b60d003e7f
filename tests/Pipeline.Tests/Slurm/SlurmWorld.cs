using Concord.Pipeline.Slurm;
using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Slurm.Profiles;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Slurm;

/// <summary>A store, a clock and a cluster of one test's own.</summary>
internal sealed class SlurmWorld : IDisposable
{
    public const string Id = "0123456789abcdef";

    private readonly TemporaryFolder folder = new();
    private int batches;

    public SlurmWorld() => this.Store = new ResultStore(this.folder.File("store"));

    public FakeSlurm Cluster { get; } = new();

    public HandClock Clock { get; } = new();

    public ResultStore Store { get; }

    public List<string> Told { get; } = [];

    public SlurmProfile Profile { get; set; } = new() { Cpu = new SlurmPool { Partitions = ["cpu"] }, Gpu = new SlurmPool { Gres = "gpu:a100" } };

    public BatchFolder Folder => new(this.Store, Id);

    public SlurmPatience Patience => new(span => this.Clock.Now += span, this.Told.Add);

    public static string Key(string name) => name.PadLeft(64, '0');

    public static SubmittedJob Job(string name, string kind = "score", string[]? needs = null, double seconds = 60, long memory = 1L << 30, string device = "cpu") => new()
    {
        Key = Key(name),
        Kind = kind,
        Title = $"{kind} {name}",
        DependsOn = [.. (needs ?? []).Select(Key)],
        Parts = new JobParts([], [], new Dictionary<string, IReadOnlyList<int>>()),
        Activations = kind == "extract" ? [Key("f" + name)] : [],
        Device = device,
        Memory = memory,
        ExpectedSeconds = seconds,
    };

    public static Submission Submission(params SubmittedJob[] jobs) => new()
    {
        Id = Id,
        Name = "test",
        ManifestPath = "/lab/test.yaml",
        Text = "name: test",
        Out = "/lab/runs/test",
        Device = "cpu",
        Batch = 32,
        Threads = 2,
        Jobs = jobs,
    };

    /// <summary>Three networks, each extracted, scored on a simulation that the first one makes.</summary>
    public static Submission Small() => Submission(
        Job("e0", "extract", seconds: 200),
        Job("e1", "extract", seconds: 200),
        Job("e2", "extract", seconds: 200),
        Job("51", "simulate", ["e0"], seconds: 5),
        Job("a0", needs: ["e0", "51"]),
        Job("a1", needs: ["e1", "51"]),
        Job("a2", needs: ["e2", "51"]));

    public SlurmSubmitter Submitter(Submission submission) =>
        new(submission, this.Profile, new SlurmClient(this.Cluster), new SlurmPlace(this.Store, this.Clock, ["/apps/concord"], () => $"{++this.batches:x8}"));

    public SlurmPreview Send(Submission submission) => this.Submitter(submission).Send(this.Patience, SlurmChoice.All);

    public void Finish(SubmittedJob job)
    {
        string record = job.Activations.Count > 0 ? this.Store.ActivationRecordPath(job.Activations[0]) : this.Store.ResultRecordPath(job.Key);
        Directory.CreateDirectory(Path.GetDirectoryName(record)!);
        File.WriteAllText(record, "{}");
        if (job.Activations.Count > 0)
        {
            File.WriteAllText(this.Store.ActivationPath(job.Activations[0]), string.Empty);
        }
    }

    public void Attempt(SubmittedJob job, string outcome, string? error = null) =>
        new AttemptStore(this.Store).Write(new AttemptRecord { Key = job.Key, Outcome = outcome, Error = error, Device = "cpu", Worker = "node:1", Ended = this.Clock.Now, Submission = Id });

    public void Dispose() => this.folder.Dispose();

    internal sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => this.Now;
    }
}
