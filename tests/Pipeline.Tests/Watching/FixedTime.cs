namespace Concord.Pipeline.Tests.Watching;

/// <summary>A clock that a test sets.</summary>
internal sealed class FixedTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, 6, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => this.Now;

    public override long GetTimestamp() => this.Now.UtcTicks;
}
