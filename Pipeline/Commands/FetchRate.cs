namespace Concord.Pipeline.Commands;

/// <summary>How fast bytes have come in the last seconds.</summary>
internal sealed class FetchRate(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.5);

    private readonly Queue<(long Time, long Bytes)> seen = new();

    /// <summary>Bytes a second over the last ten seconds; null before half a second has passed, and after a fetch that began again.</summary>
    public double? BytesPerSecond { get; private set; }

    /// <summary>Takes note of how many bytes are there.</summary>
    public void Add(long bytes)
    {
        long now = clock.GetTimestamp();
        if (this.seen.Count > 0 && bytes < this.seen.Peek().Bytes)
        {
            this.seen.Clear();
        }

        while (this.seen.Count > 1 && clock.GetElapsedTime(this.seen.Peek().Time, now) > Window)
        {
            this.seen.Dequeue();
        }

        this.seen.Enqueue((now, bytes));
        (long since, long before) = this.seen.Peek();
        TimeSpan passed = clock.GetElapsedTime(since, now);
        this.BytesPerSecond = passed >= Least ? (bytes - before) / passed.TotalSeconds : null;
    }
}
