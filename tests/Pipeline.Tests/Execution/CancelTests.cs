using Concord.Pipeline.Queueing;
using Concord.Pipeline.Tests.EndToEnd;

namespace Concord.Pipeline.Tests.Execution;

[Collection(FaultyGroup.Name)]
public sealed class CancelTests(MadeUpJobs undisturbed)
{
    [Fact]
    public void A_queued_job_that_is_cancelled_is_never_begun_and_a_running_one_is_gone_within_seconds()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using JobQueue queue = jobs.Open();
        string queued = jobs.Keys[^1];
        Assert.Equal(1, queue.Cancel(queued));
        using WorkerInProcess worker = new(jobs);
        QueueRow running = jobs.FirstRunning();
        Processes.Until(() => jobs.Begun(running.Key) == 1, "its child is in the middle");
        int child = worker.Child();
        Assert.Equal(1, queue.Cancel(running.Key));
        Assert.InRange(Processes.Until(() => !Processes.IsAlive(child), "its child is gone").TotalSeconds, 0, 5);
        worker.Join();
        Assert.Equal((JobState.Cancelled, 1), (jobs.Row(running.Key).State, jobs.Begun(running.Key)));
        Assert.Equal((JobState.Cancelled, 0), (jobs.Row(queued).State, jobs.Begun(queued)));
        string[] others = [.. jobs.Keys.Where(key => key != queued && key != running.Key)];
        Assert.All(others, key => Assert.Equal((JobState.Done, 1), (jobs.Row(key).State, jobs.Row(key).Attempt)));
        Assert.Equal(others.Order(StringComparer.Ordinal), jobs.Results());
        jobs.AssertNothingLeft();

        // Both asked for again.
        Assert.Equal(2, queue.Retry(queued) + queue.Retry(running.Key));
        using WorkerInProcess again = new(jobs);
        again.Join();
        jobs.AssertWhole(undisturbed);
    }

    [Fact]
    public void What_needs_a_cancelled_job_is_blocked_and_nothing_of_it_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        File.WriteAllText(jobs.File("small.yaml"), SmallRun.Manifest);
        jobs.Submit(jobs.File("small.yaml"));
        string parent = jobs.Rows().Single(row => row.Kind == "extract" && row.Title.Contains("vit", StringComparison.Ordinal)).Key;
        using JobQueue queue = jobs.Open();
        using WorkerInProcess worker = new(jobs);
        Processes.Until(() => jobs.Begun(parent) == 1, "the pass has begun");
        int child = worker.Child();
        Assert.Equal(1, queue.Cancel(parent));
        Assert.InRange(Processes.Until(() => !Processes.IsAlive(child), "its child is gone").TotalSeconds, 0, 5);
        worker.Join();
        Dictionary<JobState, int> states = jobs.Rows().GroupBy(row => row.State).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(new Dictionary<JobState, int> { [JobState.Cancelled] = 1, [JobState.Done] = 1, [JobState.Blocked] = 5 }, states);
        Assert.All(jobs.Rows().Where(row => row.State == JobState.Blocked), row => Assert.Contains("which was cancelled", row.Error, StringComparison.Ordinal));
        Assert.Empty(jobs.Results());
        jobs.AssertNothingLeft();
    }
}
