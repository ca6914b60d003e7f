using Concord.Pipeline.Queueing;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

public sealed partial class JobQueueTests
{
    private static readonly JobEnd Cancelled = new(JobEndKind.Cancelled, "cancelled", 1, 1);

    [Fact]
    public void A_queued_job_is_cancelled_at_once_and_a_running_one_at_its_next_heartbeat()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b"));
        Claim claim = fixture.Claim()!;
        Assert.Equal(2, fixture.Queue.Cancel("s"));
        Assert.Equal((JobState.Running, JobState.Cancelled), (fixture.State("a"), fixture.State("b")));
        Assert.True(fixture.Row("a").IsCancelling);
        Assert.Equal(Beat.Cancelled, fixture.Queue.Beat("a", claim.Epoch, 0.5, Lease));
        Assert.True(fixture.Queue.End("a", claim.Epoch, Cancelled));
        Assert.Equal(JobState.Cancelled, fixture.State("a"));
        Assert.Equal(0, fixture.Queue.Cancel("a"));
    }

    [Theory]
    [InlineData(JobEndKind.Lost, JobState.Cancelled)]
    [InlineData(JobEndKind.OutOfMemory, JobState.Cancelled)]
    [InlineData(JobEndKind.GivenBack, JobState.Cancelled)]
    [InlineData(JobEndKind.Failed, JobState.Failed)]
    [InlineData(JobEndKind.Done, JobState.Done)]
    public void A_cancelled_job_that_ends_otherwise_is_not_started_again(JobEndKind kind, JobState expected)
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        Claim claim = fixture.Claim()!;
        fixture.Queue.Cancel("a");
        fixture.Queue.End("a", claim.Epoch, new JobEnd(kind, "x", 1, 1));
        Assert.Equal(expected, fixture.State("a"));
    }

    [Fact]
    public void A_cancelled_job_whose_worker_died_is_cancelled()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b", "a"));
        fixture.Claim();
        fixture.Queue.Cancel("a");
        fixture.Clock.Pass(31);
        fixture.Queue.Expire();
        Assert.Equal((JobState.Cancelled, JobState.Blocked), (fixture.State("a"), fixture.State("b")));
    }

    [Fact]
    public void Submitting_again_takes_a_cancellation_back_even_one_that_the_worker_has_heard_of()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        Claim claim = fixture.Claim()!;
        fixture.Queue.Cancel("a");
        Assert.Equal(Beat.Cancelled, fixture.Queue.Beat("a", claim.Epoch, 0.5, Lease));
        Assert.Equal(0, fixture.Submit(Job("a")));
        Assert.True(fixture.Queue.End("a", claim.Epoch, Cancelled));
        Assert.Equal((JobState.Queued, 0), (fixture.State("a"), fixture.Row("a").Attempt));
    }

    [Fact]
    public void A_key_of_two_submissions_is_done_once_listed_in_both_and_cancelled_when_nobody_wants_it()
    {
        using QueueFixture fixture = new();
        Assert.Equal(2, fixture.Queue.Submit("s", "first", [Job("a"), Job("b")], 0));
        fixture.Clock.Pass(1);
        Assert.Equal(1, fixture.Queue.Submit("t", "second", [Job("b"), Job("c", "b")], 0));
        Assert.Equal(["a", "b"], fixture.Queue.Rows("s").Select(row => row.Key));
        Assert.Equal(["b", "c"], fixture.Queue.Rows("t").Select(row => row.Key));
        Assert.Equal("t", fixture.Row("b").Submission);
        Assert.Equal(["t", "s"], fixture.Queue.Submissions().Select(row => row.Id));

        // b goes on for the second; then nobody wants it.
        Assert.Equal(1, fixture.Queue.Cancel("s"));
        Assert.Equal((JobState.Cancelled, JobState.Queued), (fixture.State("a"), fixture.State("b")));
        Assert.Equal(2, fixture.Queue.Cancel("t"));
        Assert.Equal(JobState.Cancelled, fixture.State("b"));

        // The first is wanted again: so is b.
        Assert.Equal(2, fixture.Queue.Retry("s"));
        Assert.Equal((JobState.Queued, JobState.Queued, JobState.Cancelled), (fixture.State("a"), fixture.State("b"), fixture.State("c")));
        Assert.Equal(0, fixture.Queue.Cancel("t"));
        Assert.Equal(2, fixture.Queue.Cancel("s"));
    }

    [Fact]
    public void Submitting_again_queues_only_what_did_not_end_well()
    {
        using QueueFixture fixture = new();
        QueueEntry[] jobs = [Job("done"), Job("failed"), Job("blocked", "failed"), Job("running"), Job("queued")];
        fixture.Submit(jobs);
        fixture.Do(JobEndKind.Done);
        fixture.Do(JobEndKind.Failed, "x");
        Claim running = fixture.Claim()!;
        Assert.Equal("running", running.Key);
        Assert.Equal(2, fixture.Queue.Submit("again", "n", [.. jobs.Select(job => job with { IsDone = job.Key == "done" })], 3));
        Assert.Equal([JobState.Done, JobState.Queued, JobState.Queued, JobState.Running, JobState.Queued], jobs.Select(job => fixture.State(job.Key)));
        Assert.Equal([0, 3, 3, 3, 3], jobs.Select(job => fixture.Row(job.Key).Priority));
        Assert.Equal(Beat.Kept, fixture.Queue.Beat("running", running.Epoch, 0, Lease));
        Assert.Equal(["s", "again", "again", "s", "again"], jobs.Select(job => fixture.Row(job.Key).Submission));
    }

    [Fact]
    public void The_store_is_believed_over_the_queue()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a") with { IsDone = true }, Job("b", "a"), Job("c"));
        Assert.Equal((JobState.Done, 0), (fixture.State("a"), fixture.Row("b").Waiting));
        fixture.Do(JobEndKind.Failed, "x");

        // Somebody made b by other means, and removed a.
        Assert.Equal(1, fixture.Submit(Job("a"), Job("b", "a") with { IsDone = true }, Job("c") with { IsDone = true }));
        Assert.Equal((JobState.Queued, JobState.Done, JobState.Done), (fixture.State("a"), fixture.State("b"), fixture.State("c")));
        Assert.Null(fixture.Row("b").Error);
    }

    [Fact]
    public void A_job_that_needs_an_unknown_one_is_refused_and_nothing_is_queued()
    {
        using QueueFixture fixture = new();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => fixture.Submit(Job("a"), Job("b", "elsewhere")));
        Assert.StartsWith("job b (job b) needs elsewhere, which is neither submitted with it nor in the queue", exception.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Queue.Rows(null));
        Assert.Empty(fixture.Queue.Submissions());
    }

    // A forward pass is named by all that its own manifest reads: an edited manifest keeps its scores' keys and has another pass.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_another_submission_needed_and_did_not_get_does_not_block(bool isCancelled)
    {
        using QueueFixture fixture = new();
        fixture.Queue.Submit("old", "n", [Job("pass-of-old"), Job("score", "pass-of-old")], 0);
        if (isCancelled)
        {
            fixture.Queue.Cancel("pass-of-old");
        }
        else
        {
            fixture.Do(JobEndKind.Failed, "x");
        }

        Assert.Equal(JobState.Blocked, fixture.State("score"));
        fixture.Queue.Submit("new", "n", [Job("pass-of-new"), Job("score", "pass-of-new")], 0);
        Assert.Equal(("new", JobState.Queued, 1), (fixture.Row("score").Submission, fixture.State("score"), fixture.Row("score").Waiting));
        Assert.Equal("pass-of-new", fixture.Do(JobEndKind.Done));
        Assert.Equal("score", fixture.Do(JobEndKind.Done));
    }

    [Fact]
    public void A_job_of_a_cancelled_submission_goes_on_from_another_that_wants_it_with_what_it_needs_there()
    {
        using QueueFixture fixture = new();
        fixture.Queue.Submit("old", "n", [Job("pass-of-old"), Job("score", "pass-of-old")], 0);
        fixture.Queue.Submit("new", "n", [Job("pass-of-new"), Job("score", "pass-of-new")], 0);
        Assert.Equal(1, fixture.Queue.Cancel("new"));
        Assert.Equal(("old", JobState.Queued), (fixture.Row("score").Submission, fixture.State("score")));
        Assert.Equal("pass-of-old", fixture.Do(JobEndKind.Done));
        Assert.Equal("score", fixture.Do(JobEndKind.Done));
        Assert.Equal(JobState.Cancelled, fixture.State("pass-of-new"));
    }
}
