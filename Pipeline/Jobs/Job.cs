namespace Concord.Pipeline.Jobs;

/// <summary>One thing to do, identified by all that goes into it.</summary>
public abstract record Job
{
    /// <summary>SHA-256 of the canonical inputs.</summary>
    public required string Key { get; init; }

    /// <summary>The text that was hashed into the key.</summary>
    public required string Inputs { get; init; }

    /// <summary>What it does.</summary>
    public abstract JobKind Kind { get; }

    /// <summary>For people: model, stimuli, metric.</summary>
    public required string Title { get; init; }

    /// <summary>Keys of the jobs that must be done before.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether the store holds the result already.</summary>
    public bool Cached { get; init; }

    /// <summary>Expected peak memory in bytes, the program's own included.</summary>
    public long PeakBytes { get; init; }

    /// <summary>Expected seconds on the machine that the constants were measured on; only the ratio between jobs matters for the time left.</summary>
    public double ExpectedSeconds { get; init; }
}
