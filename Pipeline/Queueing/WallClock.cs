namespace Concord.Pipeline.Queueing;

/// <summary>The wall clock that leases are kept by, and whether it ran away from the machine's steady clock.</summary>
internal sealed class WallClock(TimeProvider time)
{
    // Clocks that are put right by small steps stay below it; every lease is longer.
    private static readonly TimeSpan Jump = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private DateTimeOffset lastWall = time.GetUtcNow();
    private long lastSteady = time.GetTimestamp();

    /// <summary>Milliseconds since 1970.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether since the last question the wall clock went further than the steady one: it was set forward, or the machine slept.</summary>
    public bool HasJumped()
    {
        lock (this.gate)
        {
            DateTimeOffset wall = time.GetUtcNow();
            long steady = time.GetTimestamp();
            bool jumped = wall - this.lastWall - time.GetElapsedTime(this.lastSteady, steady) > Jump;
            this.lastWall = wall;
            this.lastSteady = steady;
            return jumped;
        }
    }
}
