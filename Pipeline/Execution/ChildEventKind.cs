namespace Concord.Pipeline.Execution;

/// <summary>What a child process tells of.</summary>
internal enum ChildEventKind
{
    /// <summary>The child waits for a job.</summary>
    Ready,

    /// <summary>A job began.</summary>
    Started,

    /// <summary>A job went on.</summary>
    Progress,

    /// <summary>A job ended.</summary>
    Ended,
}
