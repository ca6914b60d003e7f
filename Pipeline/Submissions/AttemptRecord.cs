namespace Concord.Pipeline.Submissions;

/// <summary>How the last attempt at a job ended, as the process that made it wrote into the store (<c>attempts/ab/KEY.json</c>): what tables and lists say of a job, whoever did it and wherever.</summary>
public sealed record AttemptRecord
{
    /// <summary>Outcome of an attempt whose result is in the store.</summary>
    public const string Done = "done";

    /// <summary>Outcome of an attempt that met an error of the job's own.</summary>
    public const string Failed = "failed";

    /// <summary>Outcome of an attempt for which the memory did not suffice.</summary>
    public const string OutOfMemory = "out-of-memory";

    /// <summary>Outcome of an attempt for which the disk did not suffice.</summary>
    public const string DiskFull = "disk-full";

    /// <summary>Outcome of an attempt that was asked to stop.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>Outcome of an attempt that a person took back.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Outcome of an attempt whose process died or stood still.</summary>
    public const string Lost = "lost";

    /// <summary>The job.</summary>
    public required string Key { get; init; }

    /// <summary>done, failed, out-of-memory, disk-full, interrupted, cancelled or lost.</summary>
    public required string Outcome { get; init; }

    /// <summary>Which attempt it was, from 1, as far as the one who started it knew.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Why; null when done.</summary>
    public string? Error { get; init; }

    /// <summary>Wall time in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Peak resident memory in bytes.</summary>
    public long PeakMemory { get; init; }

    /// <summary>Threads within an operation.</summary>
    public int Threads { get; init; }

    /// <summary>Stimuli in a forward pass.</summary>
    public int Batch { get; init; }

    /// <summary>cpu or cuda:N.</summary>
    public required string Device { get; init; }

    /// <summary>MACHINE:PROCESS.</summary>
    public required string Worker { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>The submission that it was done for.</summary>
    public required string Submission { get; init; }
}
