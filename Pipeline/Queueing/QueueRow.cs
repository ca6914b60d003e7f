namespace Concord.Pipeline.Queueing;

/// <summary>A job of the queue, as it is listed.</summary>
public sealed record QueueRow
{
    /// <summary>SHA-256 of the job's canonical inputs.</summary>
    public required string Key { get; init; }

    /// <summary>The submission from which it is done.</summary>
    public required string Submission { get; init; }

    /// <summary>extract, simulate or score.</summary>
    public required string Kind { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobState State { get; init; }

    /// <summary>Jobs that it still waits for.</summary>
    public required int Waiting { get; init; }

    /// <summary>Higher first.</summary>
    public required int Priority { get; init; }

    /// <summary>Starts that count: those that ended well, with an error, or by a loss.</summary>
    public required int Attempt { get; init; }

    /// <summary>Raised at every claim.</summary>
    public required long Epoch { get; init; }

    /// <summary>cpu or cuda.</summary>
    public required string Device { get; init; }

    /// <summary>Memory in bytes that it is granted.</summary>
    public required long Memory { get; init; }

    /// <summary>Expected seconds.</summary>
    public required double ExpectedSeconds { get; init; }

    /// <summary>The share done, 0 … 1, as last heard.</summary>
    public required double Fraction { get; init; }

    /// <summary>The worker that has or had it: MACHINE:PROCESS; null before the first start.</summary>
    public string? Worker { get; init; }

    /// <summary>Whether a person cancelled it while it runs: it ends at its next heartbeat.</summary>
    public bool IsCancelling { get; init; }

    /// <summary>Why it failed, died, was given back, is blocked, or is too large for every worker so far; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Wall time of the last attempt in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Peak resident memory of the last attempt in bytes.</summary>
    public long PeakMemory { get; init; }

    /// <summary>When it was put into the queue.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When it was last started; null before.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? Ended { get; init; }
}
