using Concord.Pipeline.Queueing;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

public sealed partial class JobQueueTests
{
    [Fact]
    public void One_caller_alone_may_write_the_report_of_an_ended_submission()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        Assert.False(fixture.Queue.ClaimReport("s", Lease));
        fixture.Do(JobEndKind.Failed, "x");
        Assert.False(fixture.Queue.ClaimReport("no such submission", Lease));
        Assert.True(fixture.Queue.ClaimReport("s", Lease));
        Assert.False(fixture.Queue.ClaimReport("s", Lease));
        Assert.False(fixture.Queue.ClaimReport("s", TimeSpan.FromSeconds(1)));

        // The writer died.
        fixture.Clock.Pass(31);
        Assert.True(fixture.Queue.ClaimReport("s", Lease));
        Assert.False(fixture.Queue.Submissions()[0].ReportWritten);
        fixture.Queue.ReportWritten("s");
        Assert.True(fixture.Queue.Submissions()[0].ReportWritten);
        fixture.Clock.Pass(31);
        Assert.False(fixture.Queue.ClaimReport("s", Lease));
    }

    [Fact]
    public void A_report_is_written_again_when_something_was_queued_again_even_while_it_was_written()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        fixture.Do(JobEndKind.Failed, "x");
        Assert.True(fixture.Queue.ClaimReport("s", Lease));
        fixture.Queue.Retry("a");
        fixture.Queue.ReportWritten("s");
        Assert.False(fixture.Queue.Submissions()[0].ReportWritten);
        fixture.Do(JobEndKind.Done);
        Assert.True(fixture.Queue.ClaimReport("s", Lease));
        fixture.Queue.ReportWritten("s");
        fixture.Queue.Submit("t", "other", [Job("a")], 0);
        Assert.False(fixture.Queue.Submissions().Single(row => row.Id == "s").ReportWritten);
    }

    [Fact]
    public void A_report_lease_of_a_clock_set_back_does_not_last_for_hours()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        fixture.Do(JobEndKind.Done);
        Assert.True(fixture.Queue.ClaimReport("s", Lease));
        fixture.Clock.Set(-3600);
        Assert.True(fixture.Queue.ClaimReport("s", Lease));
    }

    [Fact]
    public void A_submission_is_listed_with_counts_and_the_seconds_that_are_left()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b"), Job("c", "b"), Job("d") with { ExpectedSeconds = 40 }, Job("e"));
        fixture.Do(JobEndKind.Done);
        fixture.Do(JobEndKind.Failed, "x");
        Claim running = fixture.Claim()!;
        fixture.Queue.Beat(running.Key, running.Epoch, 0.75, Lease);
        SubmissionRow row = Assert.Single(fixture.Queue.Submissions());
        Assert.Equal(("s", "name", false), (row.Id, row.Name, row.HasEnded));
        Assert.Equal(
            [(JobState.Queued, 1), (JobState.Running, 1), (JobState.Done, 1), (JobState.Failed, 1), (JobState.Blocked, 1)],
            row.Counts.OrderBy(count => count.Key).Select(count => (count.Key, count.Value)));

        // A quarter of d's 40 s, and e's 10.
        Assert.Equal(20, row.ExpectedSecondsLeft, 1e-9);
    }
}
