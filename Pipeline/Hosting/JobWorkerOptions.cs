using Concord.Pipeline.Jobs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Hosting;

/// <summary>What the worker does and where it says so.</summary>
public sealed class JobWorkerOptions
{
    /// <summary>The jobs, in an order in which each comes after those that it needs.</summary>
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>Threads within an operation, for the record.</summary>
    public required int Threads { get; init; }

    /// <summary>Stimuli in a forward pass, for the record.</summary>
    public required int Batch { get; init; }

    /// <summary>The device, for the record.</summary>
    public required string Device { get; init; }

    /// <summary>Takes progress.</summary>
    public required IProgress<JobProgress> Progress { get; init; }

    /// <summary>Filled by the worker: one row a job.</summary>
    public List<JobRow> Rows { get; } = [];

    /// <summary>Set by the worker when it was stopped before the end.</summary>
    public bool Interrupted { get; set; }

    /// <summary>Set by the worker when it had to give up: a full disk.</summary>
    public DiskFullException? Fault { get; set; }
}
