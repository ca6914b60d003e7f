using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Tests.Queueing;

/// <summary>A queue in memory with a clock moved by hand, and short ways to ask it.</summary>
internal sealed class QueueFixture : IDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    public QueueFixture() => this.Queue = JobQueue.InMemory(this.Clock);

    public HandClock Clock { get; } = new();

    public JobQueue Queue { get; }

    public static Capacity Large { get; } = new(8L << 30, 8L << 30, HasCpu: true, HasGpu: true);

    public static QueueEntry Job(string key, params string[] needs) => new()
    {
        Key = key,
        Kind = "score",
        Title = "job " + key,
        DependsOn = needs,
        IsDone = false,
        Device = "cpu",
        Memory = 1L << 30,
        ExpectedSeconds = 10,
    };

    public int Submit(params QueueEntry[] jobs) => this.Queue.Submit("s", "name", jobs, 0);

    public Claim? Claim() => this.Queue.Claim("worker:1", Large, Lease);

    /// <summary>Claims the next job and says how it ended; the key.</summary>
    public string Do(JobEndKind kind, string? error = null)
    {
        Claim claim = this.Claim()!;
        Assert.True(this.Queue.End(claim.Key, claim.Epoch, new JobEnd(kind, error, 2, 100)));
        return claim.Key;
    }

    public QueueRow Row(string key) => this.Queue.Rows(null).Single(row => row.Key == key);

    public JobState State(string key) => this.Row(key).State;

    public void Dispose() => this.Queue.Dispose();
}
