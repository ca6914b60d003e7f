using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Pipeline.Watching;
using Concord.Tests;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Tests.Watching;

/// <summary>A store with a queue in the middle of its work: some jobs done, two running, one failed, its followers blocked, the rest waiting; names hold markup.</summary>
internal sealed class WatchedStore : IDisposable
{
    public const string Hostile = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>\u202e & 'quotes'";

    private static readonly TimeSpan s_lease = TimeSpan.FromHours(1);
    private static readonly Capacity s_room = new(1L << 40, 1L << 40, true, true);

    private readonly TemporaryFolder folder = new();
    private readonly JobQueue queue;

    public WatchedStore(int scores = 8)
    {
        this.Store = new ResultStore(this.folder.File("store"));
        this.queue = JobQueue.Open(Path.Combine(this.Store.Root, "queue", "queue.db"), this.Time);
        this.Submission = this.Add("0123456789abcdef", $"it-rsa {Hostile}", scores);
        this.Report = Path.Combine(this.Submission.Out, "report");
        Directory.CreateDirectory(Path.Combine(this.Report, "tables"));
        File.WriteAllText(Path.Combine(this.Report, "index.html"), "<!doctype html><title>the report</title>");
        File.WriteAllText(Path.Combine(this.Report, "tables", "scores.csv"), "model,score\n");
        File.WriteAllText(Path.Combine(this.Submission.Out, "secret.csv"), "not to be shown");
        this.Work();
    }

    public FixedTime Time { get; } = new() { Now = new DateTimeOffset(2026, 11, 26, 3, 30, 0, TimeSpan.Zero) };

    public ResultStore Store { get; }

    public Submission Submission { get; }

    public string Report { get; }

    /// <summary>The key of a job: running and failed ones have a log.</summary>
    public string Key(string title) => this.queue.Rows(null).First(row => row.Title.Contains(title, StringComparison.Ordinal)).Key;

    public JobLog Log(string key) => JobLog.Open(this.Store, key, this.Time);

    public WatchOptions Options(string? token = null) => WatchOptions.Read(this.Store, null, 0, token);

    public void Dispose()
    {
        this.queue.Dispose();
        this.folder.Dispose();
    }

    private static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Submission Add(string id, string name, int scores)
    {
        List<SubmittedJob> jobs = [Job("extract resnet20 × drawn-objects (120 stimuli, 12 readouts)", "extract"), Job($"extract {Hostile} × drawn-objects (120 stimuli, 9 readouts)", "extract")];
        jobs.AddRange(Enumerable.Range(0, scores).Select(i => Job(string.Create(CultureInfo.InvariantCulture, $"score {(i % 2 == 0 ? "resnet20" : "vit-tiny")} on it.rsa · rsa(correlation,spearman) #{i}"), "score", jobs[i % 2].Key)));
        Submission submission = new() { Id = id, Name = name, ManifestPath = this.folder.File("m.yaml"), Text = "name: x", Out = this.folder.File("run"), Device = "cpu", Batch = 32, Threads = 2, Jobs = jobs };
        new SubmissionStore(this.Store).Write(submission);
        this.queue.Submit(id, name, [.. jobs.Select(job => new QueueEntry { Key = job.Key, Kind = job.Kind, Title = job.Title, DependsOn = job.DependsOn, IsDone = false, Device = job.Device, Memory = job.Memory, ExpectedSeconds = job.ExpectedSeconds })], 0);
        return submission;
    }

    private static SubmittedJob Job(string title, string kind, params string[] needs) => new()
    {
        Key = KeyOf(title),
        Kind = kind,
        Title = title,
        DependsOn = needs,
        Parts = new JobParts(["resnet20"], [], new Dictionary<string, IReadOnlyList<int>> { ["it.rsa"] = [0] }),
        Activations = [],
        Device = "cpu",
        Memory = 1L << 30,
        ExpectedSeconds = 60,
    };

    // The first extraction is done, the second fails; of the first one's scores one is done and two run.
    private void Work()
    {
        this.Time.Now += TimeSpan.FromSeconds(2);
        Claim first = this.Take(), second = this.Take();
        this.Time.Now += TimeSpan.FromSeconds(75);
        this.queue.End(first.Key, first.Epoch, new JobEnd(JobEndKind.Done, null, 75, 700L << 20));
        using (JobLog log = this.Log(second.Key))
        {
            log.Write(LogLevel.Information, "started", "attempt 1 in process 4711", null, ("device", "cpu"));
            log.Write(LogLevel.Error, "job-failed", $"Job failed: {Hostile}", new InvalidDataException("vit.pth: 3 tensors are missing"));
        }

        this.queue.End(second.Key, second.Epoch, new JobEnd(JobEndKind.Failed, "vit.pth: 3 tensors are missing: blocks.0.attn.qkv.weight, blocks.0.attn.qkv.bias, head.weight. Name the architecture whose sizes these weights have.", 12, 300L << 20));
        Claim score = this.Take();
        this.Time.Now += TimeSpan.FromSeconds(50);
        this.queue.End(score.Key, score.Epoch, new JobEnd(JobEndKind.Done, null, 50, 400L << 20));
        Claim running = this.Take(), other = this.Take();
        using (JobLog log = this.Log(running.Key))
        {
            log.Write(LogLevel.Information, "started", "attempt 1 in process 4712");
        }

        this.Time.Now += TimeSpan.FromSeconds(20);
        this.queue.Beat(running.Key, running.Epoch, 0.42, s_lease);
        this.queue.Beat(other.Key, other.Epoch, 0.07, s_lease);
    }

    private Claim Take() => this.queue.Claim("lab-3:4242", s_room, s_lease)!;
}
