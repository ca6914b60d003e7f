namespace Concord.Pipeline.Queueing;

/// <summary>What the queue answers to a heartbeat.</summary>
public enum Beat
{
    /// <summary>Go on.</summary>
    Kept,

    /// <summary>A person cancelled it: end the work, then say <see cref="JobEndKind.Cancelled"/>.</summary>
    Cancelled,

    /// <summary>Another worker has it: end the work and say nothing.</summary>
    Lost,
}
