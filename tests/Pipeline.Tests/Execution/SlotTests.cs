using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Tests.Execution;

[Collection(FaultyGroup.Name)]
public sealed class SlotTests(MadeUpJobs undisturbed)
{
    [Fact]
    public void Two_slots_have_two_children_at_a_time()
    {
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Slow);
        using WorkerInProcess worker = new(jobs, options => options with { Slots = 2 });
        worker.Join();
        jobs.AssertWhole(undisturbed);
        Assert.Equal(2, worker.Most);
        Assert.All(jobs.Keys, key => Assert.Equal(1, jobs.Begun(key)));
    }

    [Fact]
    public void A_job_that_does_not_fit_beside_another_waits_and_one_that_fits_nowhere_says_what_it_needs()
    {
        using JobsFolder jobs = new();
        jobs.Submit(undisturbed.Quick);
        long one = jobs.Rows().Max(row => row.Memory);
        using (WorkerInProcess worker = new(jobs, options => options with { Slots = 2, Memory = one - 1 }))
        {
            worker.Join();
        }

        Assert.All(jobs.Rows(), row => Assert.Equal((JobState.Queued, 0), (row.State, row.Attempt)));
        Assert.All(jobs.Rows(), row => Assert.Contains("start one with --memory", row.Error, StringComparison.Ordinal));
        using WorkerInProcess larger = new(jobs, options => options with { Slots = 2, Memory = (2 * one) - 1 });
        larger.Join();
        jobs.AssertWhole(undisturbed);
        Assert.Equal(1, larger.Most);
    }
}
