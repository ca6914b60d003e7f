namespace Concord.Pipeline.Submissions;

/// <summary>One job of a submission: enough to do it, to know whether it is done, and to give it its resources.</summary>
public sealed record SubmittedJob
{
    /// <summary>SHA-256 of the job's canonical inputs.</summary>
    public required string Key { get; init; }

    /// <summary>train, extract, simulate, score or recover.</summary>
    public required string Kind { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>Keys of jobs of this submission that must be done before.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>The parts of the manifest that it needs.</summary>
    public required JobParts Parts { get; init; }

    /// <summary>Keys of the stored readouts that it makes; empty for a job with a result of its own.</summary>
    public required IReadOnlyList<string> Activations { get; init; }

    /// <summary>cpu or cuda.</summary>
    public required string Device { get; init; }

    /// <summary>Expected peak memory in bytes.</summary>
    public required long Memory { get; init; }

    /// <summary>Expected seconds.</summary>
    public required double ExpectedSeconds { get; init; }
}
