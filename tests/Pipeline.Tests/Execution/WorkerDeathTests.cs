using System.Diagnostics;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Tests.EndToEnd;

namespace Concord.Pipeline.Tests.Execution;

[Collection(FaultyGroup.Name)]
public sealed class WorkerDeathTests(MadeUpJobs undisturbed)
{
    private const double Lease = 2;

    // A machine that does other things too.
    private const double Slack = 2;

    [Fact]
    public void A_killed_worker_takes_its_child_along_and_another_takes_the_job_over_once_the_lease_ends()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using RunningProgram worker = jobs.StartWorker();
        QueueRow running = jobs.FirstRunning();
        int child = 0;
        Processes.Until(() => (child = Processes.ChildOf(worker.Id, "exec")) != 0 && jobs.Begun(running.Key) == 1, "its child is in the middle");
        using WorkerInProcess next = new(jobs);
        Processes.Until(() => jobs.Rows().Count(row => row.State == JobState.Running) == 2, "another worker works beside it");
        worker.Kill();
        Stopwatch watch = Stopwatch.StartNew();
        Assert.InRange(Processes.Until(() => !Processes.IsAlive(child), "the child is gone").TotalSeconds, 0, 1 + Slack);
        Processes.Until(() => jobs.Row(running.Key).State != JobState.Running || jobs.Row(running.Key).Attempt == 2, "the job is taken from the dead");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, Lease + 1 + Slack);
        next.Join();
        jobs.AssertWhole(undisturbed);
        Assert.Equal(2, jobs.Begun(running.Key));
        Assert.All(jobs.Keys.Where(key => key != running.Key), key => Assert.Equal(1, jobs.Begun(key)));
    }

    [Fact]
    public void A_worker_that_was_stopped_for_longer_than_its_lease_is_fenced_and_lives_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using RunningProgram sleeper = jobs.StartWorker("--until-empty");
        QueueRow running = jobs.FirstRunning();
        int child = 0;
        Processes.Until(() => (child = Processes.ChildOf(sleeper.Id, "exec")) != 0 && jobs.Begun(running.Key) == 1, "its child is in the middle");
        Processes.Signal(sleeper.Id, "STOP");
        Processes.Signal(child, "STOP");
        using RunningProgram other = jobs.StartWorker("--until-empty");
        Processes.Until(() => jobs.Row(running.Key).Epoch > running.Epoch, "another worker has the job");
        Processes.Signal(child, "CONT");
        Processes.Signal(sleeper.Id, "CONT");
        sleeper.Wait(Processes.Limit).Expect(0);
        other.Wait(Processes.Limit).Expect(0);
        jobs.AssertWhole(undisturbed);
        Assert.Equal(2, jobs.Row(running.Key).Attempt);
    }

    [Fact]
    public void A_worker_that_is_asked_to_end_gives_back_what_it_has_and_no_attempt_counts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using RunningProgram worker = jobs.StartWorker();
        QueueRow running = jobs.FirstRunning();
        Processes.Until(() => jobs.Begun(running.Key) == 1, "its child is in the middle");
        Processes.Signal(worker.Id, "TERM");
        ProgramResult result = worker.Wait(Processes.Limit).Expect(130);
        QueueRow row = jobs.Row(running.Key);

        // A child may just have come to its end when it was asked.
        Assert.True((row.State, row.Attempt) is (JobState.Queued, 0) or (JobState.Done, 1), $"{row} after {result.Said}");
        Assert.DoesNotContain(jobs.Rows(), other => other.State == JobState.Running);
        jobs.AssertNothingLeft();
        jobs.StartWorker("--until-empty").Wait(Processes.Limit).Expect(0);
        jobs.AssertWhole(undisturbed);
        Assert.All(jobs.Rows(), other => Assert.Equal(1, other.Attempt));
    }

    [Fact]
    public void A_worker_that_is_killed_while_the_run_directory_is_written_has_it_written_by_the_next()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks at processes in /proc");
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Quick);
        using RunningProgram worker = jobs.StartWorker();
        int writer = 0;
        Processes.Until(() => (writer = Processes.ChildOf(worker.Id, "--report")) != 0, "the run directory is being written");
        worker.Kill();
        Processes.Until(() => !Processes.IsAlive(writer), "its writer is gone");
        Assert.False(File.Exists(Path.Combine(jobs.File("out-quick"), "report", "index.html")));
        jobs.StartWorker("--until-empty").Wait(Processes.Limit).Expect(0);
        Assert.True(File.Exists(Path.Combine(jobs.File("out-quick"), "report", "index.html")));
        Assert.False(File.Exists(Path.Combine(jobs.File("out-quick"), "INCOMPLETE")));
        jobs.AssertWhole(undisturbed);
    }
}
