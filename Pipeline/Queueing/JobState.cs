namespace Concord.Pipeline.Queueing;

/// <summary>Where a job of the queue stands.</summary>
public enum JobState
{
    /// <summary>To be done: as soon as what it needs is done.</summary>
    Queued,

    /// <summary>A worker has it.</summary>
    Running,

    /// <summary>The store holds its result.</summary>
    Done,

    /// <summary>It ended with an error of its own; another try would end the same way.</summary>
    Failed,

    /// <summary>It was lost as often as it may be: its process died, or stood still.</summary>
    Dead,

    /// <summary>A person took it back.</summary>
    Cancelled,

    /// <summary>A job that it needs failed, died or was cancelled.</summary>
    Blocked,
}
