using Concord.Pipeline.Queueing;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

public sealed partial class JobQueueTests
{
    [Fact]
    public void A_job_waits_until_all_that_it_needs_is_done()
    {
        using QueueFixture fixture = new();
        Assert.Equal(3, fixture.Submit(Job("a"), Job("b"), Job("c", "a", "b")));
        Assert.Equal(2, fixture.Row("c").Waiting);
        Claim first = fixture.Claim()!;
        Claim second = fixture.Claim()!;
        Assert.Equal(["a", "b"], [first.Key, second.Key]);
        Assert.Null(fixture.Claim());
        Assert.True(fixture.Queue.End("a", first.Epoch, new JobEnd(JobEndKind.Done, null, 1, 5)));
        Assert.Null(fixture.Claim());
        Assert.Equal(1, fixture.Row("c").Waiting);
        Assert.True(fixture.Queue.End("b", second.Epoch, new JobEnd(JobEndKind.Done, null, 1, 5)));
        Assert.Equal("c", fixture.Do(JobEndKind.Done));
        Assert.True(fixture.Queue.HasEnded("s"));
        Assert.All(fixture.Queue.Rows("s"), row => Assert.Equal((JobState.Done, 0, 1.0), (row.State, row.Waiting, row.Fraction)));
    }

    [Theory]
    [InlineData(JobEndKind.Failed, "which failed")]
    [InlineData(JobEndKind.Cancelled, "which was cancelled")]
    [InlineData(JobEndKind.Lost, "which died")]
    public void What_needs_a_job_that_stopped_is_blocked_however_far_below_and_names_it(JobEndKind kind, string why)
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b", "a"), Job("c", "b"), Job("d"));
        for (int i = 0; i < (kind is JobEndKind.Lost ? 3 : 1); i++)
        {
            Claim claim = fixture.Claim()!;
            if (kind is JobEndKind.Cancelled)
            {
                Assert.Equal(1, fixture.Queue.Cancel("a"));
            }

            Assert.True(fixture.Queue.End(claim.Key, claim.Epoch, new JobEnd(kind, "reason", 1, 1)));
        }

        Assert.Equal((JobState.Blocked, $"needs 'job a', {why}"), (fixture.State("b"), fixture.Row("b").Error));
        Assert.Equal((JobState.Blocked, $"needs 'job a', {why}"), (fixture.State("c"), fixture.Row("c").Error));
        Assert.Equal("d", fixture.Do(JobEndKind.Done));
        Assert.True(fixture.Queue.HasEnded("s"));
    }

    [Fact]
    public void Priority_comes_first_and_then_the_order_of_submission()
    {
        using QueueFixture fixture = new();
        fixture.Queue.Submit("s", "n", [Job("a"), Job("b")], 0);
        fixture.Queue.Submit("t", "n", [Job("c"), Job("d")], 5);
        Assert.Equal(["c", "d", "a", "b"], Enumerable.Range(0, 4).Select(_ => fixture.Claim()!.Key));
    }
}
