using Concord.Pipeline.Queueing;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

public sealed partial class JobQueueTests
{
    [Fact]
    public void A_job_that_is_lost_three_times_is_dead_and_says_why()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b"));
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            Assert.Equal("a", fixture.Do(JobEndKind.Lost, "signal 11"));
            QueueRow row = fixture.Row("a");
            Assert.Equal((JobState.Queued, attempt, "signal 11", 2.0, 100L), (row.State, row.Attempt, row.Error, row.Seconds, row.PeakMemory));
            Assert.Null(row.Ended);
        }

        Assert.Equal("a", fixture.Do(JobEndKind.Lost, "signal 9"));
        Assert.Equal((JobState.Dead, "started 3 times and lost each time; at last: signal 9"), (fixture.State("a"), fixture.Row("a").Error));
        Assert.NotNull(fixture.Row("a").Ended);
        Assert.Equal("b", fixture.Do(JobEndKind.Done));
        Assert.Null(fixture.Claim());
    }

    [Fact]
    public void A_job_given_back_has_not_used_an_attempt()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(1, fixture.Claim()!.Attempt);
            QueueRow row = fixture.Row("a");
            Assert.True(fixture.Queue.End("a", row.Epoch, new JobEnd(JobEndKind.GivenBack, "the worker stops", 0, 0)));
            Assert.Equal((JobState.Queued, 0, "the worker stops"), (fixture.State("a"), fixture.Row("a").Attempt, fixture.Row("a").Error));
        }
    }

    [Fact]
    public void Attempts_are_counted_at_the_start()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        fixture.Claim();
        Assert.Equal(1, fixture.Row("a").Attempt);
    }

    [Fact]
    public void A_failed_job_is_not_tried_again_until_a_person_asks()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b", "a"), Job("c", "b"));
        fixture.Do(JobEndKind.Failed, "no such file");
        Assert.Equal((JobState.Failed, "no such file"), (fixture.State("a"), fixture.Row("a").Error));
        Assert.Null(fixture.Claim());

        // The job and the two that it blocked are queued again.
        Assert.Equal(3, fixture.Queue.Retry("a"));
        Assert.Equal((JobState.Queued, 0, null), (fixture.State("a"), fixture.Row("a").Attempt, fixture.Row("a").Error));
        Assert.Equal((JobState.Queued, 1, null), (fixture.State("c"), fixture.Row("c").Waiting, fixture.Row("c").Error));
        Assert.Equal(["a", "b", "c"], Enumerable.Range(0, 3).Select(_ => fixture.Do(JobEndKind.Done)));
    }

    [Fact]
    public void Retrying_a_blocked_job_retries_what_blocks_it()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b", "a"), Job("c", "b"), Job("d"));
        fixture.Do(JobEndKind.Failed, "x");
        fixture.Do(JobEndKind.Failed, "y");
        Assert.Equal(3, fixture.Queue.Retry("c"));
        Assert.Equal((JobState.Queued, JobState.Failed), (fixture.State("a"), fixture.State("d")));
    }

    [Fact]
    public void A_job_with_two_stopped_parents_stays_blocked_and_names_the_other_when_one_is_retried()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b"), Job("c", "a", "b"));
        fixture.Do(JobEndKind.Failed, "x");
        fixture.Do(JobEndKind.Failed, "y");
        Assert.Equal("needs 'job a', which failed", fixture.Row("c").Error);
        Assert.Equal(1, fixture.Queue.Retry("a"));
        Assert.Equal((JobState.Blocked, "needs 'job b', which failed"), (fixture.State("c"), fixture.Row("c").Error));
    }

    [Fact]
    public void Retrying_all_takes_what_failed_or_died_and_leaves_what_a_person_cancelled()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b"), Job("c", "b"), Job("d"));
        fixture.Do(JobEndKind.Failed, "x");
        fixture.Queue.Cancel("b");
        Assert.Equal(1, fixture.Queue.Retry(null));
        Assert.Equal((JobState.Queued, JobState.Cancelled, JobState.Blocked), (fixture.State("a"), fixture.State("b"), fixture.State("c")));
        Assert.Equal(2, fixture.Queue.Retry("s"));
        Assert.Equal((JobState.Queued, JobState.Queued), (fixture.State("b"), fixture.State("c")));
    }
}
