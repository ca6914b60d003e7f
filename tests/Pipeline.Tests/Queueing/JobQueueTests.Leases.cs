using Concord.Pipeline.Queueing;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

public sealed partial class JobQueueTests
{
    [Fact]
    public void A_lease_that_ended_gives_the_job_to_another_and_fences_the_first()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        Claim first = fixture.Claim()!;
        fixture.Clock.Pass(30);
        Assert.Equal(0, fixture.Queue.Expire());
        fixture.Clock.Pass(0.001);
        Assert.Equal(1, fixture.Queue.Expire());
        Assert.Equal((JobState.Queued, 1, "worker worker:1 gave no sign of life for 30 s"), (fixture.State("a"), fixture.Row("a").Attempt, fixture.Row("a").Error));
        Claim second = fixture.Queue.Claim("worker:2", Large, Lease)!;
        Assert.Equal((first.Epoch + 1, 2), (second.Epoch, second.Attempt));
        Assert.Equal(Beat.Lost, fixture.Queue.Beat("a", first.Epoch, 0.9, Lease));
        Assert.False(fixture.Queue.End("a", first.Epoch, new JobEnd(JobEndKind.Done, null, 1, 1)));
        Assert.Equal((JobState.Running, 0.0), (fixture.State("a"), fixture.Row("a").Fraction));
        Assert.True(fixture.Queue.End("a", second.Epoch, new JobEnd(JobEndKind.Done, null, 1, 1)));
        Assert.False(fixture.Queue.End("a", second.Epoch, new JobEnd(JobEndKind.Failed, null, 1, 1)));
    }

    [Fact]
    public void Heartbeats_keep_a_job_for_hours_and_say_how_far_it_is()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        Claim claim = fixture.Claim()!;
        for (int i = 1; i <= 500; i++)
        {
            fixture.Clock.Pass(20);
            Assert.Equal(Beat.Kept, fixture.Queue.Beat("a", claim.Epoch, i / 500.0, Lease));
            Assert.Equal(0, fixture.Queue.Expire());
        }

        Assert.Equal((1.0, 1), (fixture.Row("a").Fraction, fixture.Row("a").Attempt));
    }

    [Fact]
    public void A_worker_that_dies_each_time_buries_the_job_at_the_third()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"), Job("b", "a"));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("a", fixture.Claim()!.Key);
            fixture.Clock.Pass(31);
            Assert.Equal(1, fixture.Queue.Expire());
        }

        Assert.Equal((JobState.Dead, "started 3 times and lost each time; at last: worker worker:1 gave no sign of life for 31 s"), (fixture.State("a"), fixture.Row("a").Error));
        Assert.Equal((JobState.Blocked, "needs 'job a', which died"), (fixture.State("b"), fixture.Row("b").Error));
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void A_clock_that_is_set_takes_no_job_from_a_living_worker(double seconds)
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        Claim claim = fixture.Claim()!;
        fixture.Clock.Pass(10);
        fixture.Clock.Set(seconds);
        Assert.Equal(0, fixture.Queue.Expire());
        fixture.Clock.Pass(10);
        Assert.Equal(0, fixture.Queue.Expire());
        Assert.Equal(Beat.Kept, fixture.Queue.Beat("a", claim.Epoch, 0.5, Lease));
        Assert.True(fixture.Queue.End("a", claim.Epoch, new JobEnd(JobEndKind.Done, null, 1, 1)));
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void A_clock_that_is_set_keeps_a_dead_workers_job_for_one_lease_at_most(double seconds)
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        fixture.Claim();
        fixture.Clock.Pass(10);
        fixture.Clock.Set(seconds);
        Assert.Equal(0, fixture.Queue.Expire());
        fixture.Clock.Pass(31);
        Assert.Equal(1, fixture.Queue.Expire());
    }

    [Fact]
    public void A_paused_process_is_no_jump_of_the_clock()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a"));
        fixture.Claim();
        fixture.Clock.Pass(3600);
        Assert.Equal(1, fixture.Queue.Expire());
    }
}
