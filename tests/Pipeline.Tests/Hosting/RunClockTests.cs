using Concord.Pipeline.Hosting;
using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Tests.Hosting;

public sealed class RunClockTests
{
    [Fact]
    public void Time_left_is_the_rest_at_the_pace_so_far()
    {
        HandClock time = new();
        Job first = Job("a", 30);
        Job second = Job("b", 10);
        RunClock clock = new(time, [first, second]);
        Assert.Null(clock.Left(first, 0));
        time.Seconds = 60;

        // Half of 30 expected seconds took 60: 25 expected seconds are left at 4 a second.
        Assert.Equal(100, clock.Left(first, 0.5)!.Value.TotalSeconds, 1e-9);
        clock.Finish(first);
        time.Seconds = 90;
        Assert.Equal(30, clock.Left(second, 0)!.Value.TotalSeconds, 1e-9);
        Assert.Equal(TimeSpan.Zero, clock.Left(second, 1));
        Assert.Equal(90, clock.Elapsed.TotalSeconds, 1e-9);
    }

    [Fact]
    public void Too_little_done_says_nothing_of_the_rest()
    {
        HandClock time = new();
        Job job = Job("a", 100);
        RunClock clock = new(time, [job]);
        time.Seconds = 5;
        Assert.Null(clock.Left(job, 0.019));
        Assert.NotNull(clock.Left(job, 0.021));
    }

    private static SimulateJob Job(string key, double seconds) => new()
    {
        Key = key,
        Inputs = string.Empty,
        Title = key,
        ExpectedSeconds = seconds,
        Simulation = null!,
        Source = null!,
        StimulusIds = [],
        Seed = 0,
    };

    private sealed class HandClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => (long)(this.Seconds * 1_000_000);
    }
}
