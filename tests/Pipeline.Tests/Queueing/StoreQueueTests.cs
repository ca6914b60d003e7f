using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Tests;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

/// <summary>A queue that is lost, and made again from the store.</summary>
public sealed class StoreQueueTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HandClock clock = new();
    private readonly List<string> told = [];
    private readonly ResultStore store;
    private readonly SubmissionStore submissions;

    public StoreQueueTests()
    {
        this.store = new ResultStore(this.folder.File("store"));
        this.submissions = new SubmissionStore(this.store);
    }

    private string QueuePath => StoreQueue.PathOf(this.store.Root);

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void A_queue_that_was_deleted_is_made_again_and_nothing_done_is_done_again()
    {
        this.Write("s", priority: 3, Submitted("a"), Submitted("b", "a"), Submitted("c", "b"));
        long epoch;
        using (JobQueue queue = this.Open())
        {
            Assert.Equal("The queue was made again from 1 submissions and the results in " + this.store.Root + "; what is done is not done again.", Assert.Single(this.told));
            Claim claim = queue.Claim("w:1", Large, Lease)!;
            epoch = claim.Epoch;
            this.Publish("a");
        }

        // Between the result and its row.
        this.Remove();
        this.clock.Pass(10);
        using JobQueue again = this.Open();
        Assert.Equal([(Key("a"), JobState.Done), (Key("b"), JobState.Queued), (Key("c"), JobState.Queued)], again.Rows("s").Select(row => (row.Key, row.State)));
        Assert.Equal([0, 0, 1], again.Rows("s").Select(row => row.Waiting));
        SubmissionRow submission = Assert.Single(again.Submissions());
        Assert.Equal((this.clock.GetUtcNow() - TimeSpan.FromSeconds(10), 3), (submission.Created, again.Rows("s")[1].Priority));
        Claim next = again.Claim("w:2", Large, Lease)!;
        Assert.Equal(Key("b"), next.Key);

        // The old queue's claims are fenced by the new one's epochs.
        Assert.True(next.Epoch > epoch + 1000);
        Assert.False(again.End(Key("b"), epoch, new JobEnd(JobEndKind.Done, null, 1, 1)));
    }

    [Fact]
    public void What_stopped_in_a_submission_that_had_ended_stays_as_its_attempts_say()
    {
        this.Write("s", 0, Submitted("done"), Submitted("failed"), Submitted("dead"), Submitted("cancelled"), Submitted("below", "failed"), Submitted("lower", "below"));
        this.Publish("done");
        this.Attempt("failed", AttemptRecord.Failed, "no such file");
        this.Attempt("dead", AttemptRecord.Lost, "signal 11");
        this.submissions.MarkEnded("s", this.clock.GetUtcNow());
        using JobQueue queue = this.Open();
        Assert.Equal(
            [(JobState.Done, null), (JobState.Failed, "no such file"), (JobState.Dead, "signal 11"), (JobState.Cancelled, "its submission ended without it"), (JobState.Blocked, "needs 'job failed', which failed"), (JobState.Blocked, "needs 'job failed', which failed")],
            queue.Rows(null).Select(row => (row.State, row.Error)));
        QueueRow failed = queue.Rows(null)[1];
        Assert.Equal((2, 7.0, 99L, "w:9"), (failed.Attempt, failed.Seconds, failed.PeakMemory, failed.Worker));
        Assert.True(queue.Submissions()[0] is { HasEnded: true, ReportWritten: true });
        Assert.Null(queue.Claim("w", Large, Lease));
        Assert.Equal(4, queue.Retry(null));
    }

    [Fact]
    public void A_submission_that_had_not_ended_queues_what_stopped_in_one_that_had()
    {
        this.Write("ended", 0, Submitted("shared"), Submitted("own"));
        this.Attempt("shared", AttemptRecord.Failed, "x");
        this.Attempt("own", AttemptRecord.Failed, "x");
        this.submissions.MarkEnded("ended", this.clock.GetUtcNow());
        this.clock.Pass(-100);
        this.Write("open", 0, Submitted("shared"));
        using JobQueue queue = this.Open();
        Assert.Equal([JobState.Queued, JobState.Failed], queue.Rows("ended").Select(row => row.State));
    }

    [Fact]
    public void What_only_ran_in_the_foreground_is_not_put_into_the_queue()
    {
        this.submissions.Write(Submission("s", Submitted("a")));
        using JobQueue queue = this.Open();
        Assert.Empty(queue.Rows(null));
        Assert.Empty(this.told);
    }

    [Fact]
    public void A_submission_that_cannot_be_read_is_named_and_left_out()
    {
        this.Write("s", 0, Submitted("a"));
        this.Write("t", 0, Submitted("b"));
        File.WriteAllText(Path.Combine(this.submissions.FolderOf("s"), "submission.json"), "{");
        using JobQueue queue = this.Open();
        Assert.Equal([Key("b")], queue.Rows(null).Select(row => row.Key));
        Assert.StartsWith($"submission {"s"} was left out: ", this.told[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public void A_damaged_file_is_moved_aside_with_its_name_told_and_an_empty_one_is_filled(int length)
    {
        this.Write("s", 0, Submitted("a"));
        Directory.CreateDirectory(Path.GetDirectoryName(this.QueuePath)!);
        File.WriteAllText(this.QueuePath, new string('x', length));
        using JobQueue queue = this.Open();
        Assert.Equal([Key("a")], queue.Rows(null).Select(row => row.Key));
        if (length > 0)
        {
            string aside = Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(this.QueuePath)!, "queue.aside-*.db"));
            Assert.Equal($"{this.QueuePath}: damaged; moved to {aside}.", this.told[0]);
            Assert.Equal(length, new FileInfo(aside).Length);
        }
    }

    [Fact]
    public void Several_processes_that_find_the_queue_lost_make_one()
    {
        this.Write("s", 0, [.. Enumerable.Range(0, 50).Select(i => Submitted($"k{i:00}x"))]);
        Parallel.For(0, 4, _ =>
        {
            using JobQueue queue = StoreQueue.Open(this.store, this.clock, _ => { });
            Assert.Equal(50, queue.Rows(null).Count);
        });
        using JobQueue after = this.Open();
        Assert.Empty(this.told);
    }

    [Fact]
    public void A_queue_that_workers_use_is_not_moved_away_under_them()
    {
        this.Write("s", 0, Submitted("a"));
        using (JobQueue queue = this.Open())
        {
            queue.Claim("w:7", Large, Lease);
        }

        QueueInUseException exception = Assert.Throws<QueueInUseException>(() => StoreQueue.Rebuild(this.store, this.clock, this.told.Add));
        Assert.Equal($"{this.QueuePath}: 1 jobs are running (worker w:7). Stop the workers, or wait until they end, and try again.", exception.Message);
        this.clock.Pass(31);
        string aside = StoreQueue.Rebuild(this.store, this.clock, this.told.Add)!;
        Assert.True(File.Exists(aside));
        using JobQueue after = this.Open();
        Assert.Equal((JobState.Queued, 0), (after.Rows(null)[0].State, after.Rows(null)[0].Attempt));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_never_moved_away()
    {
        using (QueueDatabase database = QueueDatabase.OpenFile(this.Prepared()))
        {
            database.Write(session => session["pragma user_version=99"].Run());
        }

        Assert.Throws<EnvironmentException>(this.Open);
        Assert.Throws<EnvironmentException>(() => StoreQueue.Rebuild(this.store, this.clock, this.told.Add));
        Assert.True(File.Exists(this.QueuePath));
    }

    private static string Key(string name) => name + new string('0', 64 - name.Length);

    private static SubmittedJob Submitted(string name, params string[] needs) => new()
    {
        Key = Key(name),
        Kind = "score",
        Title = "job " + name,
        DependsOn = [.. needs.Select(Key)],
        Parts = new JobParts([], [], new Dictionary<string, IReadOnlyList<int>>()),
        Activations = [],
        Device = "cpu",
        Memory = 1 << 30,
        ExpectedSeconds = 10,
    };

    private static Submission Submission(string id, params SubmittedJob[] jobs) => new()
    {
        Id = id,
        Name = "name",
        ManifestPath = "/m.yaml",
        Text = string.Empty,
        Out = "/out",
        Device = "cpu",
        Batch = 1,
        Threads = 1,
        Jobs = jobs,
    };

    private JobQueue Open() => StoreQueue.Open(this.store, this.clock, this.told.Add);

    private string Prepared()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this.QueuePath)!);
        return this.QueuePath;
    }

    private void Write(string id, int priority, params SubmittedJob[] jobs)
    {
        this.submissions.Write(Submission(id, jobs));
        this.submissions.MarkQueued(id, priority, this.clock.GetUtcNow());
    }

    private void Publish(string name)
    {
        string place = this.store.ResultFolder(Key(name));
        Directory.CreateDirectory(place);
        File.WriteAllText(this.store.ResultRecordPath(Key(name)), "{}");
    }

    private void Attempt(string name, string outcome, string error) => new AttemptStore(this.store).Write(new AttemptRecord
    {
        Key = Key(name),
        Outcome = outcome,
        Attempt = 2,
        Error = error,
        Seconds = 7,
        PeakMemory = 99,
        Device = "cpu",
        Worker = "w:9",
        Ended = this.clock.GetUtcNow(),
        Submission = "s",
    });

    private void Remove()
    {
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(this.QueuePath)!))
        {
            File.Delete(file);
        }
    }
}
