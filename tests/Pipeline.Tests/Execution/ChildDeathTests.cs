using System.Globalization;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Pipeline.Tests.EndToEnd;

namespace Concord.Pipeline.Tests.Execution;

[Collection(FaultyGroup.Name)]
public sealed class ChildDeathTests(MadeUpJobs undisturbed)
{
    [Fact]
    public void A_killed_child_costs_one_attempt_and_leaves_nothing_half_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using WorkerInProcess worker = new(jobs);
        string key = BegunBy(worker, jobs, out int child);

        // What it would have been writing.
        string staging = Path.Combine(jobs.Store, "staging", StagingName.Of(child));
        Directory.CreateDirectory(staging);
        File.WriteAllText(Path.Combine(staging, "scores.parquet"), "PAR1 and no more");
        Processes.Signal(child, "KILL");
        worker.Join();
        jobs.AssertWhole(undisturbed);
        QueueRow row = jobs.Row(key);
        Assert.Equal(2, row.Attempt);
        Assert.Contains(worker.Said, said => said.Contains(key, StringComparison.Ordinal) && said.Contains("killed by signal 9", StringComparison.Ordinal));
        Assert.All(jobs.Rows().Where(other => other.Key != key), other => Assert.Equal(1, other.Attempt));
    }

    [Fact]
    public void A_child_that_is_killed_between_publishing_and_telling_has_its_job_found_done()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using WorkerInProcess worker = new(jobs);
        string key = BegunBy(worker, jobs, out int child);
        Processes.Signal(child, "STOP");
        string place = new ResultStore(jobs.Store).ResultFolder(key);
        Directory.CreateDirectory(place);
        foreach (string file in Directory.GetFiles(new ResultStore(undisturbed.Store).ResultFolder(key)))
        {
            File.Copy(file, Path.Combine(place, Path.GetFileName(file)));
        }

        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(place, "result.json"));
        Processes.Signal(child, "KILL");
        worker.Join();
        jobs.AssertWhole(undisturbed);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(place, "result.json")));
        Assert.Contains("Ended: Cached", File.ReadLines(Path.Combine(jobs.Store, "logs", key[..2], key + ".jsonl")).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_costs_its_child_each_time_is_dead_after_three_and_the_others_are_done()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using WorkerInProcess worker = new(jobs);
        string key = BegunBy(worker, jobs, out int child);
        long memory = jobs.Row(key).Memory;
        for (int attempt = 1; attempt <= JobQueue.MaximumAttempts; attempt++)
        {
            Processes.Until(() => jobs.Begun(key) == attempt && worker.Children().Count == 1, "it is tried again");
            child = worker.Child();
            Processes.Signal(child, "KILL");
            Processes.Until(() => !Processes.IsAlive(child), "that child is gone");
        }

        worker.Join();
        QueueRow dead = jobs.Row(key);
        Assert.Equal((JobState.Dead, 3, 8 * memory), (dead.State, dead.Attempt, dead.Memory));
        Assert.Contains("started 3 times and lost each time", dead.Error, StringComparison.Ordinal);
        Assert.Contains("killed by signal 9 (out of memory, or by hand)", dead.Error, StringComparison.Ordinal);
        Assert.All(jobs.Rows().Where(row => row.Key != key), row => Assert.Equal((JobState.Done, 1), (row.State, row.Attempt)));
        AttemptRecord attempted = new AttemptStore(new ResultStore(jobs.Store)).Read(key)!;
        Assert.Equal((AttemptRecord.OutOfMemory, 3), (attempted.Outcome, attempted.Attempt));
        jobs.AssertNothingLeft();

        // Asked for again, it is done: the reason is gone.
        using (JobQueue queue = jobs.Open())
        {
            Assert.Equal(1, queue.Retry(null));
        }

        using WorkerInProcess again = new(jobs);
        again.Join();
        jobs.AssertWhole(undisturbed);
        Assert.Equal(4, jobs.Begun(key));
    }

    [Fact]
    public void A_job_that_needs_more_memory_than_there_is_says_so_three_times_and_the_worker_lives()
    {
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        string[] large = [.. jobs.Keys];
        jobs.Submit(undisturbed.Quick);

        // 80 MiB of managed memory: enough for the worker and for small jobs.
        using RunningProgram worker = ConcordProgram.Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_GCHeapHardLimit"] = "0x5000000" }, "worker", "--store", jobs.Store, "--until-empty");
        ProgramResult result = worker.Wait(Processes.Limit).Expect(1);
        QueueRow[] dead = [.. jobs.Rows().Where(row => row.State == JobState.Dead)];
        Assert.NotEmpty(dead);
        Assert.All(dead, row =>
        {
            Assert.Contains(row.Key, large);
            Assert.Equal(3, row.Attempt);
            Assert.Contains("lost each time; at last:", row.Error, StringComparison.Ordinal);
            Assert.Contains("emory", row.Error, StringComparison.Ordinal);
        });
        Assert.All(jobs.Rows().Where(row => !large.Contains(row.Key)), row => Assert.Equal((JobState.Done, 1), (row.State, row.Attempt)));
        Assert.Contains("out of memory: score", result.Errors, StringComparison.Ordinal);
        jobs.AssertNothingLeft();
    }

    [Fact]
    public void A_child_that_stands_still_is_taken_for_stuck_and_its_job_done_by_another()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Quick);
        using RunningProgram worker = jobs.StartWorker("--until-empty", "--stall", "0.1");
        int child = 0;
        Processes.Until(() => (child = Processes.ChildOf(worker.Id, "exec", "--supervised")) != 0, "its child is there");
        Processes.Signal(child, "STOP");
        Processes.Until(() => !Processes.IsAlive(child), "the stuck child is gone");
        ProgramResult result = worker.Wait(Processes.Limit);
        jobs.AssertWhole(undisturbed);
        Assert.Equal([1, 1, 1, 2], jobs.Rows().Select(row => row.Attempt).Order());
        Assert.Contains("no progress for 0.1 minutes: taken for stuck", result.Errors, StringComparison.Ordinal);
    }

    private static string BegunBy(WorkerInProcess worker, JobsFolder jobs, out int child)
    {
        string? key = null;
        Processes.Until(() => (key = jobs.Keys.FirstOrDefault(begun => jobs.Begun(begun) > 0 && !new ResultStore(jobs.Store).HasResult(begun))) is not null, string.Create(CultureInfo.InvariantCulture, $"one of {jobs.Keys.Count} jobs is in the middle"));
        child = worker.Child();
        return key!;
    }
}
