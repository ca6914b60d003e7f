namespace Concord.Pipeline.Submissions;

/// <summary>A manifest as it was submitted, with its jobs: written once, never changed, read by every process that does one of them.</summary>
public sealed record Submission
{
    /// <summary>16 hexadecimal digits: the hash of the manifest's text, its folder, the jobs' keys and where they work. The same manifest submitted again has the same id.</summary>
    public required string Id { get; init; }

    /// <summary>The manifest's name.</summary>
    public required string Name { get; init; }

    /// <summary>The manifest's file, whole path; paths in the text are relative to its folder. The file itself is not read again.</summary>
    public required string ManifestPath { get; init; }

    /// <summary>The manifest's text.</summary>
    public required string Text { get; init; }

    /// <summary>The run directory that is written when everything has ended, whole path.</summary>
    public required string Out { get; init; }

    /// <summary>The mirror's folder, whole path; null without one.</summary>
    public string? Mirror { get; init; }

    /// <summary>The folder of <c>CONCORD_DATA</c>, whole path; null without one.</summary>
    public string? Data { get; init; }

    /// <summary>cpu or cuda.</summary>
    public required string Device { get; init; }

    /// <summary>Stimuli in a forward pass, as the plan fixed it.</summary>
    public required int Batch { get; init; }

    /// <summary>Threads within an operation, as the plan fixed it.</summary>
    public required int Threads { get; init; }

    /// <summary>Jobs, each after those that it needs.</summary>
    public required IReadOnlyList<SubmittedJob> Jobs { get; init; }
}
