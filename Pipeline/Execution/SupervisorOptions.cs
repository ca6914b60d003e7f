namespace Concord.Pipeline.Execution;

/// <summary>What a supervisor may use, and when it ends.</summary>
internal sealed record SupervisorOptions
{
    /// <summary>The store's folder.</summary>
    public required string Store { get; init; }

    /// <summary>MACHINE:PROCESS, in the queue.</summary>
    public required string Worker { get; init; }

    /// <summary>Children at a time for jobs on the processor.</summary>
    public int Slots { get; init; } = 1;

    /// <summary>cuda:N each; a child has one for itself.</summary>
    public IReadOnlyList<string> Gpus { get; init; } = [];

    /// <summary>Bytes that all children together may be expected to need.</summary>
    public required long Memory { get; init; }

    /// <summary>Only jobs of this submission; null for all.</summary>
    public string? Submission { get; init; }

    /// <summary>Whether to end when nothing is left to do; else to wait for more.</summary>
    public bool UntilEnded { get; init; }

    /// <summary>Whether to wait for space when the disk is full; else to end.</summary>
    public bool WaitsForDisk { get; init; }

    /// <summary>Whether to write the run directory of a submission that has ended.</summary>
    public bool WritesReports { get; init; }

    /// <summary>How long the queue takes a silent worker for a living one.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a child may show no progress before it is taken for stuck; a job that is expected to take long has ten times that.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a stopping child may take before it is ended by force.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a full disk is looked at again.</summary>
    public TimeSpan DiskCheck { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time between two looks at the queue.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);
}
