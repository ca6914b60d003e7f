namespace Concord.Pipeline.Queueing;

/// <summary>How a queue's file is opened.</summary>
internal sealed record QueueOpenOptions
{
    /// <summary>Each commit waits for the disk: what was told survives the loss of power.</summary>
    public const string Durable = "full";

    /// <summary><see cref="Durable"/>, or normal: only checkpoints wait for the disk.</summary>
    public string Synchronous { get; init; } = Durable;

    /// <summary>Seconds that a file which another process has locked is waited for: longer than one may reasonably hold it, a backup or a stopped process.</summary>
    public int BusySeconds { get; init; } = 90;

    /// <summary>Tells the network file system that a folder is on, null for a disk of this machine.</summary>
    public Func<string, string?> NetworkOf { get; init; } = NetworkFolder.Kind;

    /// <summary>Fills a new file, in the transaction that makes its tables; null leaves it empty.</summary>
    public Action<QueueDatabase>? WhenNew { get; init; }
}
