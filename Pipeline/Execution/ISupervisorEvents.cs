using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Execution;

/// <summary>Hears what a supervisor does, from its own thread.</summary>
internal interface ISupervisorEvents
{
    /// <summary>A job was given to a child.</summary>
    void Started(Claim claim);

    /// <summary>A job went on.</summary>
    void Progress(Claim claim, double fraction);

    /// <summary>A job ended; <paramref name="kept"/> is false where another worker has it by now.</summary>
    void Ended(Claim claim, JobEnd end, bool kept);

    /// <summary>Nothing is begun for now: the disk is full, or the queue's file cannot be written.</summary>
    void Paused(string reason);

    /// <summary>The run directory of a submission was written, or could not be.</summary>
    void Reported(string submission, bool isWritten, string said);
}
