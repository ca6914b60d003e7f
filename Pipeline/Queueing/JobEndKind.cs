namespace Concord.Pipeline.Queueing;

/// <summary>The ways in which a claimed job ends.</summary>
public enum JobEndKind
{
    /// <summary>The result is in the store.</summary>
    Done,

    /// <summary>An error that another try would meet again: the job is failed.</summary>
    Failed,

    /// <summary>Its process died or stood still: queued again, or dead after the last attempt.</summary>
    Lost,

    /// <summary>It ran out of memory: as lost, and queued again with twice the memory.</summary>
    OutOfMemory,

    /// <summary>Given back by a worker that stops, or whose disk is full: queued again, and the attempt does not count.</summary>
    GivenBack,

    /// <summary>Ended because a person cancelled it.</summary>
    Cancelled,
}
