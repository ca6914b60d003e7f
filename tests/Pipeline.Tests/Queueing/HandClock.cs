namespace Concord.Pipeline.Tests.Queueing;

/// <summary>A wall clock and a steady clock that move only by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);
    private TimeSpan wall;
    private TimeSpan steady;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Time passes.</summary>
    public void Pass(double seconds)
    {
        this.wall += TimeSpan.FromSeconds(seconds);
        this.steady += TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Somebody sets the wall clock, or the machine sleeps.</summary>
    public void Set(double seconds) => this.wall += TimeSpan.FromSeconds(seconds);

    public override DateTimeOffset GetUtcNow() => Start + this.wall;

    public override long GetTimestamp() => this.steady.Ticks;
}
