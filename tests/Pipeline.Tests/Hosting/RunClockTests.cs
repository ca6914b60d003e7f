using Concord.Pipeline.Hosting;

namespace Concord.Pipeline.Tests.Hosting;

public sealed class RunClockTests
{
    [Fact]
    public void Time_left_is_the_rest_at_the_pace_so_far()
    {
        HandClock time = new();
        RunClock clock = new(time, 30 + 10);
        Assert.Null(clock.Left(0));
        time.Seconds = 60;

        // Half of 30 expected seconds took 60: 25 expected seconds are left at 4 a second.
        Assert.Equal(100, clock.Left(15)!.Value.TotalSeconds, 1e-9);
        clock.Finish(30);
        time.Seconds = 90;
        Assert.Equal(30, clock.Left(0)!.Value.TotalSeconds, 1e-9);
        Assert.Equal(TimeSpan.Zero, clock.Left(10));
        Assert.Equal(90, clock.Elapsed.TotalSeconds, 1e-9);
    }

    [Fact]
    public void Too_little_done_says_nothing_of_the_rest()
    {
        HandClock time = new();
        RunClock clock = new(time, 100);
        time.Seconds = 5;
        Assert.Null(clock.Left(1.9));
        Assert.NotNull(clock.Left(2.1));
    }

    private sealed class HandClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => (long)(this.Seconds * 1_000_000);
    }
}
