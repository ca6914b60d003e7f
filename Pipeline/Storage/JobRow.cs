namespace Concord.Pipeline.Storage;

/// <summary>One job of a run, as written to <c>jobs.parquet</c>.</summary>
public sealed record JobRow
{
    /// <summary>SHA-256 of the job's canonical inputs.</summary>
    public required string Key { get; init; }

    /// <summary>extract, score or simulate.</summary>
    public required string Kind { get; init; }

    /// <summary>What the job does, for people: model, stimuli, metric.</summary>
    public required string Title { get; init; }

    /// <summary>done, cached, failed or blocked.</summary>
    public required string Status { get; init; }

    /// <summary>Times started in this run.</summary>
    public int Attempts { get; init; }

    /// <summary>The error, or null.</summary>
    public string? Error { get; init; }

    /// <summary>Seconds of wall time.</summary>
    public double Seconds { get; init; }

    /// <summary>Peak resident memory of the process in bytes while the job ran.</summary>
    public long PeakMemory { get; init; }

    /// <summary>Threads within an operation.</summary>
    public int Threads { get; init; }

    /// <summary>Stimuli in a forward pass.</summary>
    public int Batch { get; init; }

    /// <summary>cpu or cuda:N.</summary>
    public required string Device { get; init; }

    /// <summary>The process that did it.</summary>
    public required string Worker { get; init; }
}
