using Concord.Pipeline.Queueing;
using Concord.Pipeline.Tests.EndToEnd;

namespace Concord.Pipeline.Tests.Execution;

[Collection(FaultyGroup.Name)]
public sealed class SubmissionFaultTests(MadeUpJobs undisturbed)
{
    [Fact]
    public void Submitted_twice_at_once_and_once_more_every_key_is_done_once()
    {
        using JobsFolder jobs = new();
        string[] arguments = ["submit", undisturbed.Quick, "--store", jobs.Store, "--out", jobs.File("out")];
        using (RunningProgram first = ConcordProgram.Start(arguments), second = ConcordProgram.Start(arguments))
        {
            first.Wait(Processes.Limit).Expect(0);
            second.Wait(Processes.Limit).Expect(0);
        }

        Assert.Contains("0 queued now, 4 in the queue already", ConcordProgram.Run(arguments).Expect(0).Errors, StringComparison.Ordinal);
        jobs.Submit(undisturbed.Quick);
        Assert.Equal(MadeUpJobs.Count, jobs.Rows().Count);
        using WorkerInProcess worker = new(jobs);
        worker.Join();
        jobs.AssertWhole(undisturbed);
        Assert.All(jobs.Keys, key => Assert.Equal((1, 1), (jobs.Row(key).Attempt, jobs.Begun(key))));
        Assert.Contains("4 jobs, 4 done before, 0 queued now", ConcordProgram.Run(arguments).Expect(0).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_in_the_foreground_beside_a_worker_on_the_same_keys_gives_one_result_each()
    {
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using RunningProgram worker = jobs.StartWorker("--until-empty");
        using RunningProgram run = ConcordProgram.Start("run", undisturbed.Slow, "--store", jobs.Store, "--out", jobs.File("out"));
        run.Wait(Processes.Limit).Expect(0);
        worker.Wait(Processes.Limit).Expect(0);
        jobs.AssertWhole(undisturbed);
    }

    [Fact]
    public void A_recording_that_changed_after_it_was_submitted_is_refused_and_nothing_stored_under_the_old_keys()
    {
        using JobsFolder jobs = new();
        MadeUpJobs.Write(jobs.File("."), seed: 1);
        string manifest = MadeUpJobs.Manifest(jobs.File("."), "quick", draws: 20);
        jobs.Submit(manifest);
        string[] old = [.. jobs.Keys];
        MadeUpJobs.Write(jobs.File("."), seed: 2);
        using (WorkerInProcess worker = new(jobs))
        {
            worker.Join();
        }

        Assert.All(old, key =>
        {
            QueueRow row = jobs.Row(key);
            Assert.Equal((JobState.Failed, 1), (row.State, row.Attempt));
            Assert.Contains("an input has changed since it was submitted", row.Error, StringComparison.Ordinal);
        });
        Assert.Empty(jobs.Results());

        // Submitted anew the changed recording is scored, under keys of its own; put back, what was refused is done too.
        jobs.Submit(manifest);
        string[] now = [.. jobs.Keys.Except(old)];
        Assert.Equal(old.Length, now.Length);
        using (WorkerInProcess worker = new(jobs))
        {
            worker.Join();
        }

        Assert.Equal(now.Order(StringComparer.Ordinal), jobs.Results());
        MadeUpJobs.Write(jobs.File("."), seed: 1);
        using JobQueue queue = jobs.Open();
        Assert.Equal(old.Length, queue.Retry(null));
        using WorkerInProcess last = new(jobs);
        last.Join();
        Assert.Equal(jobs.Keys.Order(StringComparer.Ordinal), jobs.Results());
        jobs.AssertNothingLeft();
    }
}
