using Concord.Pipeline.Commands;

namespace Concord.Pipeline.Tests.Commands;

public sealed class FetchRateTests
{
    [Fact]
    public void The_rate_is_that_of_the_last_seconds_and_a_fetch_that_begins_again_has_none()
    {
        HandClock clock = new();
        FetchRate rate = new(clock);
        rate.Add(1000); // from an earlier fetch: not part of the rate
        Assert.Null(rate.BytesPerSecond);
        clock.Seconds = 4;
        rate.Add(5000);
        Assert.Equal(1000, rate.BytesPerSecond);
        for (int i = 0; i < 5; i++)
        {
            clock.Seconds += 4;
            rate.Add(5000 + (400 * (i + 1)));
        }

        // Ten seconds back, and not before: 100 bytes a second.
        Assert.Equal(100, rate.BytesPerSecond);
        rate.Add(0);
        Assert.Null(rate.BytesPerSecond);
    }

    private sealed class HandClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(this.Seconds * 1000);
    }
}
