using System.Collections.Concurrent;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;
using Concord.Tests;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

public sealed partial class JobQueueTests
{
    [Fact]
    public void A_file_keeps_what_it_was_told_and_two_connections_see_the_same()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("queue/queue.db");
        HandClock clock = new();
        using JobQueue first = JobQueue.Open(path, clock);
        first.Submit("s", "n", [Job("a"), Job("b", "a")], 0);
        using (JobQueue second = JobQueue.Open(path, clock))
        {
            Claim claim = second.Claim("worker:2", Large, Lease)!;
            Assert.Equal(JobState.Running, first.Rows(null)[0].State);
            Assert.True(second.End("a", claim.Epoch, new JobEnd(JobEndKind.Done, null, 1, 1)));
        }

        Assert.Equal("b", first.Claim("worker:1", Large, Lease)!.Key);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Many_threads_over_several_connections_do_each_job_once_and_in_order(bool inFile)
    {
        const int Count = 120;
        using TemporaryFolder folder = new();
        HandClock clock = new();
        string path = folder.File("queue.db");
        using JobQueue first = inFile ? JobQueue.Open(path, clock) : JobQueue.InMemory(clock);
        JobQueue[] queues = inFile ? [first, JobQueue.Open(path, clock), JobQueue.Open(path, clock)] : [first];
        first.Submit("s", "n", [.. Enumerable.Range(0, Count).Select(i => i % 10 == 0 ? Job($"k{i}") : Job($"k{i}", $"k{i - (i % 10)}", $"k{i - 1}"))], 0);
        ConcurrentQueue<string> order = [];
        ConcurrentBag<Exception> faults = [];
        Thread[] threads = [.. Enumerable.Range(0, 6).Select(i => new Thread(() =>
        {
            JobQueue queue = queues[i % queues.Length];
            try
            {
                while (!queue.HasEnded(null))
                {
                    if (queue.Claim($"w:{i}", Large, Lease) is { } claim)
                    {
                        order.Enqueue(claim.Key);
                        Assert.True(queue.End(claim.Key, claim.Epoch, new JobEnd(JobEndKind.Done, null, 1, 1)));
                    }
                }
            }
            catch (Exception exception)
            {
                faults.Add(exception);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Empty(faults);
        Assert.Equal(Count, order.Distinct().Count());
        Assert.Equal(Count, order.Count);
        string[] done = [.. order];
        Assert.All(Enumerable.Range(0, Count).Where(i => i % 10 != 0), i => Assert.True(Array.IndexOf(done, $"k{i - 1}") < Array.IndexOf(done, $"k{i}")));
        Assert.All(first.Rows(null), row => Assert.Equal((JobState.Done, 1, 0), (row.State, row.Attempt, row.Waiting)));
        Array.ForEach(queues, queue => queue.Dispose());
    }

    [Fact]
    public void Two_processes_that_submit_the_same_at_once_queue_each_key_once()
    {
        using TemporaryFolder folder = new();
        HandClock clock = new();
        QueueEntry[] jobs = [.. Enumerable.Range(0, 200).Select(i => Job($"k{i}"))];
        int[] queued = new int[4];
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            using JobQueue queue = JobQueue.Open(folder.File("queue.db"), clock);
            queued[i] = queue.Submit("s", "n", jobs, 0);
        });
        Assert.Equal([0, 0, 0, 200], queued.Order());
        using JobQueue after = JobQueue.Open(folder.File("queue.db"), clock);
        Assert.Equal(200, after.Rows("s").Count);
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_locked_is_waited_for_and_loses_no_claim()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("queue.db");
        HandClock clock = new();
        using JobQueue first = JobQueue.Open(path, clock);
        using JobQueue second = JobQueue.Open(path, clock);
        first.Submit("s", "n", [Job("a"), Job("b"), Job("c")], 0);
        using QueueDatabase other = QueueDatabase.OpenFile(path);
        using ManualResetEventSlim locked = new();
        TimeSpan held = TimeSpan.FromSeconds(2);
        Task holder = Task.Factory.StartNew(
            () => other.Write(_ =>
            {
                locked.Set();
                Thread.Sleep(held);
                return 0;
            }),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        locked.Wait(TestContext.Current.CancellationToken);
        long start = TimeProvider.System.GetTimestamp();
        Claim?[] claims = new Claim?[2];
        Parallel.Invoke(
            () => claims[0] = first.Claim("w:1", Large, Lease),
            () => claims[1] = second.Claim("w:2", Large, Lease));
        Assert.True(TimeProvider.System.GetElapsedTime(start) > held / 2);
        Assert.Equal(["a", "b"], claims.Select(claim => claim!.Key).Order());
        Assert.Equal(1, first.Rows(null).Count(row => row.State is JobState.Queued));
        await holder;
    }

    [Fact]
    public void A_file_locked_for_ever_is_given_up_with_its_name()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("queue.db");
        using QueueDatabase holder = QueueDatabase.OpenFile(path);
        using QueueDatabase other = QueueDatabase.OpenFile(path, new QueueOpenOptions { BusySeconds = 1 });
        holder.Write(_ =>
        {
            QueueBusyException exception = Assert.Throws<QueueBusyException>(() => other.Write(_ => 0));
            Assert.StartsWith(path + ": another process keeps the queue locked", exception.Message, StringComparison.Ordinal);
            return 0;
        });
        Assert.Equal(0, other.Write(_ => 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_was_removed_or_replaced_is_noticed(bool isReplaced)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asks the kernel's table of open files");
        using TemporaryFolder folder = new();
        string path = folder.File("queue.db");
        using JobQueue queue = JobQueue.Open(path, new HandClock());
        Assert.Equal(0, queue.Expire());
        if (isReplaced)
        {
            File.Move(path, folder.File("aside.db"));
            File.WriteAllText(path, string.Empty);
        }
        else
        {
            File.Delete(path);
        }

        EnvironmentException exception = Assert.Throws<EnvironmentException>(() => queue.Expire());
        Assert.StartsWith(path + ": the queue's file was removed or replaced", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("queue.db");
        using (QueueDatabase database = QueueDatabase.OpenFile(path))
        {
            database.Write(session => session["pragma user_version=99"].Run());
        }

        EnvironmentException exception = Assert.Throws<EnvironmentException>(() => JobQueue.Open(path, new HandClock()));
        Assert.Equal($"{path}: made by a newer Concord (its tables are version 99, this program knows up to {QueueSchema.Version}). Use that program, or move the file away: the queue is made again from the store.", exception.Message);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_as_damaged()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("queue.db");
        File.WriteAllText(path, new string('x', 10_000));
        QueueDamagedException exception = Assert.Throws<QueueDamagedException>(() => JobQueue.Open(path, new HandClock()));
        Assert.StartsWith(path + ": the queue's file is damaged", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_the_middle_changes_nothing()
    {
        using QueueDatabase database = QueueDatabase.InMemory();
        Assert.Throws<InvalidOperationException>(() => database.Write<int>(session =>
        {
            session["insert into submission(id, name, created) values('s', 'n', 0)"].Run();
            throw new InvalidOperationException();
        }));
        Assert.Equal(0, database.Read(session => session["select count(*) from submission"].Rows(row => row.GetInt32(0))[0]));
    }
}
