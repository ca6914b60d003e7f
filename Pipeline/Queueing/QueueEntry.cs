namespace Concord.Pipeline.Queueing;

/// <summary>A job as it is put into the queue.</summary>
public sealed record QueueEntry
{
    /// <summary>SHA-256 of the job's canonical inputs.</summary>
    public required string Key { get; init; }

    /// <summary>extract, simulate or score.</summary>
    public required string Kind { get; init; }

    /// <summary>For people: model, stimuli, metric.</summary>
    public required string Title { get; init; }

    /// <summary>Keys of the jobs that must be done before.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>Whether the store holds the result.</summary>
    public required bool IsDone { get; init; }

    /// <summary>cpu or cuda.</summary>
    public required string Device { get; init; }

    /// <summary>Expected peak memory in bytes.</summary>
    public required long Memory { get; init; }

    /// <summary>Expected seconds.</summary>
    public required double ExpectedSeconds { get; init; }
}
