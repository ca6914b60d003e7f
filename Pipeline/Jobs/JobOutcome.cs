namespace Concord.Pipeline.Jobs;

/// <summary>How a job of a run ended.</summary>
public enum JobOutcome
{
    /// <summary>Done in this run.</summary>
    Done,

    /// <summary>The store held the result.</summary>
    Cached,

    /// <summary>It failed; its error says why.</summary>
    Failed,

    /// <summary>A job that it needs failed.</summary>
    Blocked,

    /// <summary>The run was stopped before it.</summary>
    NotStarted,
}
