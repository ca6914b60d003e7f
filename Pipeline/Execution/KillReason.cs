namespace Concord.Pipeline.Execution;

/// <summary>Why a supervisor ended a child by force.</summary>
internal enum KillReason
{
    /// <summary>A person cancelled its job.</summary>
    Cancelled,

    /// <summary>Another worker has its job.</summary>
    Fenced,

    /// <summary>It showed no progress for too long.</summary>
    Stalled,

    /// <summary>It was asked to stop and did not.</summary>
    Stopping,
}
