using Concord.Pipeline.Queueing;
using Concord.Pipeline.Slurm;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class SlurmJobsTests : IDisposable
{
    private readonly SlurmWorld world = new();
    private readonly Submission submission = SlurmWorld.Small();

    public SlurmJobsTests()
    {
        new SubmissionStore(this.world.Store).Write(this.submission);
        this.world.Send(this.submission);
    }

    public void Dispose() => this.world.Dispose();

    [Fact]
    public void Submissions_and_jobs_are_told_in_the_words_of_the_queue_with_one_question_to_squeue()
    {
        this.world.Finish(this.submission.Jobs[0]);
        this.world.Cluster.Calls.Clear();
        using SlurmJobs jobs = this.Jobs();
        SubmissionRow row = Assert.Single(jobs.Submissions());
        Assert.Equal((SlurmWorld.Id, 1, 2, 4), (row.Id, row.Counts[JobState.Done], row.Counts[JobState.Running], row.Counts[JobState.Queued]));
        QueueRow score = jobs.Rows(SlurmWorld.Id)[^1];
        Assert.Equal((2, "PENDING (Dependency)"), (score.Waiting, score.Error));
        Assert.Empty(jobs.Rows("another"));
        QueueDetails details = jobs.Details(SlurmWorld.Key("51"))!;
        Assert.Equal((1, 3), (details.Needs.Count, details.NeededBy.Count));
        Assert.Equal([SlurmWorld.Id], jobs.Find("0123", 5).Select(name => name.Id));
        Assert.Single(this.world.Cluster.Calls, call => call.StartsWith("squeue", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_squeue_gives_no_answer_the_state_is_unknown_and_neither_failed_nor_lost()
    {
        this.world.Clock.Now += TimeSpan.FromDays(1);
        this.world.Cluster.IsDown = true;
        using SlurmJobs jobs = this.Jobs();
        Assert.All(jobs.Rows(null), row => Assert.Equal((JobState.Queued, true), (row.State, row.Error!.StartsWith("unknown: squeue", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_job_is_cancelled_by_its_element_and_a_submission_by_its_names()
    {
        using SlurmJobs first = this.Jobs();
        Assert.Equal(1, first.Cancel(SlurmWorld.Key("e1")));
        Assert.Contains("scancel --name=concord-01234567-00000001 1_1", this.world.Cluster.Calls);
        using SlurmJobs second = this.Jobs();
        Assert.Equal(6, second.Cancel(SlurmWorld.Id));
        Assert.DoesNotContain(this.world.Cluster.Rows, row => row.State is "PENDING" or "RUNNING");
        using SlurmJobs third = this.Jobs();
        Assert.Equal(0, third.Cancel(SlurmWorld.Id));
    }

    [Fact]
    public void A_retry_sends_exactly_what_failed_and_what_it_blocked()
    {
        foreach (SubmittedJob job in this.submission.Jobs.Where(job => job.Key != SlurmWorld.Key("e1") && job.Key != SlurmWorld.Key("a1")))
        {
            this.world.Finish(job);
        }

        this.world.Cluster.Set(row => row.State == "RUNNING", "FAILED", "RaisedSignal:9(Killed)", 9);
        this.world.Cluster.Set(row => row.State == "PENDING", "CANCELLED", "DependencyNeverSatisfied");
        using SlurmJobs jobs = this.Jobs();
        Assert.Contains("(out of memory?)", jobs.Details(SlurmWorld.Key("e1"))!.Row.Error, StringComparison.Ordinal);
        Assert.Equal(JobState.Blocked, jobs.Details(SlurmWorld.Key("a1"))!.Row.State);
        Assert.Equal(2, jobs.Retry(null));
        Assert.Equal(0, jobs.Retry(null));
    }

    private SlurmJobs Jobs() => new(new SlurmPlace(this.world.Store, this.world.Clock, ["/apps/concord"]), new SlurmClient(this.world.Cluster), this.world.Patience);
}
