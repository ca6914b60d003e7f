namespace Concord.Pipeline.Execution;

/// <summary>How a job ended in the process that did it.</summary>
internal enum ChildOutcome
{
    /// <summary>Its result is in the store.</summary>
    Done,

    /// <summary>Its result was in the store already.</summary>
    Cached,

    /// <summary>An error that another try would meet again.</summary>
    Failed,

    /// <summary>The memory did not suffice.</summary>
    OutOfMemory,

    /// <summary>The store's disk is full.</summary>
    DiskFull,

    /// <summary>It was asked to stop.</summary>
    Interrupted,
}
