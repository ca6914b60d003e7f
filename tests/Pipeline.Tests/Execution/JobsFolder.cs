using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Execution;

/// <summary>The store of one test, what was put into its queue, and what must hold in the end whatever happened.</summary>
internal sealed class JobsFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<SubmittedJob> jobs = [];

    /// <summary>The store's folder.</summary>
    public string Store => this.folder.File("store");

    /// <summary>Keys of what was submitted, in order.</summary>
    public IReadOnlyList<string> Keys => [.. this.jobs.Select(job => job.Key)];

    /// <summary>The queue's file.</summary>
    public string QueuePath => StoreQueue.PathOf(this.Store);

    /// <summary>A file beside the store.</summary>
    public string File(string name) => this.folder.File(name);

    /// <summary>Submits a manifest, as the verb does.</summary>
    public Submission Submit(string manifestPath)
    {
        RunEnvironment environment = new(this.Store, null, "cpu", RunEnvironment.DefaultMemory);
        Manifest manifest = ManifestReader.Read(manifestPath, new CatalogueVocabulary()).Manifest!;
        Plan plan = new Planner(environment).Plan(manifest, TestContext.Current.CancellationToken);
        Submission submission = SubmissionBuilder.Build(environment, plan, this.folder.File("out-" + manifest.Name));
        SubmissionStore submissions = new(environment.Store);
        submissions.Write(submission);
        submissions.MarkQueued(submission.Id, 0, TimeProvider.System.GetUtcNow());
        using JobQueue queue = this.Open();
        queue.Submit(submission.Id, submission.Name, QueueEntries.Of(submission, submissions), priority: 0);
        this.jobs.AddRange(submission.Jobs);
        return submission;
    }

    /// <summary>The queue, from outside.</summary>
    public JobQueue Open() => JobQueue.Open(this.QueuePath, TimeProvider.System);

    /// <summary>Starts a worker process on this store.</summary>
    public RunningProgram StartWorker(params string[] options) => ConcordProgram.Start(["worker", "--store", this.Store, "--lease", "2", .. options]);

    /// <summary>What the queue says of a job.</summary>
    public QueueRow Row(string key)
    {
        using JobQueue queue = this.Open();
        return queue.Rows(null).Single(row => row.Key == key);
    }

    /// <summary>The first job that runs; waits for it.</summary>
    public QueueRow FirstRunning()
    {
        QueueRow? running = null;
        Processes.Until(() => (running = this.Rows().FirstOrDefault(row => row.State == JobState.Running)) is not null, "a job runs");
        return running!;
    }

    /// <summary>All that the queue says.</summary>
    public IReadOnlyList<QueueRow> Rows()
    {
        using JobQueue queue = this.Open();
        return queue.Rows(null);
    }

    /// <summary>How often a job was begun, by its log.</summary>
    public int Begun(string key)
    {
        string log = Path.Combine(this.Store, "logs", key[..2], key + ".jsonl");
        return System.IO.File.Exists(log) ? System.IO.File.ReadLines(log).Count(line => line.Contains("\"event\":\"attempt-began\"", StringComparison.Ordinal)) : 0;
    }

    /// <summary>Every job done once and with the numbers of the undisturbed run, nothing left behind, the queue's file sound.</summary>
    public void AssertWhole(MadeUpJobs undisturbed)
    {
        Assert.All(this.Keys, key => Assert.Equal((key, JobState.Done), (key, this.Row(key).State)));
        Assert.Equal(this.Keys.Order(StringComparer.Ordinal), this.Results());
        Assert.All(this.Keys, key => AssertSameNumbers(Result(undisturbed.Store, key), Result(this.Store, key)));
        this.AssertNothingLeft();
    }

    /// <summary>No process works on this store, and nothing half-written is in it.</summary>
    public void AssertNothingLeft()
    {
        Processes.Until(() => Processes.With(this.folder.Path).Count == 0, "no process of this store lives");
        string staging = Path.Combine(this.Store, "staging");
        Assert.Empty(Directory.Exists(staging) ? Directory.GetFileSystemEntries(staging) : []);
        Assert.Empty(Directory.GetFiles(this.folder.Path, "*.tmp", SearchOption.AllDirectories));
        this.AssertSound();
    }

    /// <summary>The queue's file is sound.</summary>
    public void AssertSound()
    {
        using QueueDatabase database = QueueDatabase.OpenFile(this.QueuePath);
        Assert.Equal(["ok"], database.Read(session => session["pragma integrity_check"].Rows(row => row.GetString(0))));
    }

    /// <summary>Keys of all results in the store, in order.</summary>
    public IReadOnlyList<string> Results() => Directory.Exists(Path.Combine(this.Store, "results"))
        ? [.. Directory.GetFiles(Path.Combine(this.Store, "results"), "result.json", SearchOption.AllDirectories).Select(path => Path.GetFileName(Path.GetDirectoryName(path))!).Order(StringComparer.Ordinal)]
        : [];

    public void Dispose() => this.folder.Dispose();

    private static string Result(string store, string key) => new ResultStore(store).ResultFolder(key);

    private static void AssertSameNumbers(string expected, string actual)
    {
        Assert.Equal(SmallRun.Scores(expected), SmallRun.Scores(actual));
        foreach (string file in Directory.GetFiles(expected, "*.parquet").Select(path => Path.GetFileName(path)).Where(file => file != "scores.parquet"))
        {
            Assert.True(System.IO.File.ReadAllBytes(Path.Combine(expected, file)).AsSpan().SequenceEqual(System.IO.File.ReadAllBytes(Path.Combine(actual, file))), $"{file} of {actual} has other bytes");
        }
    }
}
