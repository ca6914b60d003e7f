using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Slurm.Profiles;

/// <summary>What a cluster is like, and what jobs may ask of it: one YAML file a cluster.</summary>
public sealed record SlurmProfile
{
    /// <summary>The profile of a cluster about which nothing is said.</summary>
    public static SlurmProfile Default { get; } = new();

    /// <summary>The file; null without one.</summary>
    public string? Path { get; init; }

    /// <summary>The file's text, kept with what was submitted; empty without one.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The words that start this program on a node; empty for this program's own path.</summary>
    public IReadOnlyList<string> Concord { get; init; } = [];

    /// <summary>Where jobs on the processor go.</summary>
    public SlurmPool Cpu { get; init; } = new();

    /// <summary>Where jobs on a GPU go.</summary>
    public SlurmPool Gpu { get; init; } = new() { Gres = SlurmProfileDefaults.Gres };

    /// <summary>How many times the expected seconds a job may take.</summary>
    public double TimeFactor { get; init; } = SlurmProfileDefaults.TimeFactor;

    /// <summary>The least time limit.</summary>
    public TimeSpan TimeMinimum { get; init; } = SlurmProfileDefaults.TimeMinimum;

    /// <summary>The largest time limit; null for the partition's.</summary>
    public TimeSpan? TimeMaximum { get; init; }

    /// <summary>How many times the expected memory a job may take.</summary>
    public double MemoryFactor { get; init; } = SlurmProfileDefaults.MemoryFactor;

    /// <summary>The least memory, in bytes.</summary>
    public long MemoryMinimum { get; init; } = SlurmProfileDefaults.MemoryMinimum;

    /// <summary>The largest memory, in bytes; null for that of the partition's largest node.</summary>
    public long? MemoryMaximum { get; init; }

    /// <summary>How many elements of an array run at a time; null for as many as the cluster lets.</summary>
    public int? Throttle { get; init; }

    /// <summary>The most elements of an array; null for the cluster's MaxArraySize.</summary>
    public int? Elements { get; init; }

    /// <summary>Short jobs share an element until they are expected to take so long.</summary>
    public TimeSpan Pack { get; init; } = SlurmProfileDefaults.Pack;

    /// <summary>How long before the time limit a job is told, so that it stops between pieces of work.</summary>
    public TimeSpan Signal { get; init; } = SlurmProfileDefaults.Signal;

    /// <summary>How long a batch may be absent from squeue without a result before it is taken for lost.</summary>
    public TimeSpan Absent { get; init; } = SlurmProfileDefaults.Absent;

    /// <summary>Lines of shell before the program.</summary>
    public IReadOnlyList<string> Setup { get; init; } = [];

    /// <summary>Where each field that was written stands: <c>cpu.partition</c>.</summary>
    public IReadOnlyDictionary<string, SourcePosition> Places { get; init; } = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);

    /// <summary>The pool of a device: cpu, cuda or cuda:N.</summary>
    public SlurmPool Pool(string device) => IsGpu(device) ? this.Gpu : this.Cpu;

    /// <summary>What the profile calls the pool of a device: cpu or gpu.</summary>
    public static string PoolName(string device) => IsGpu(device) ? "gpu" : "cpu";

    /// <summary>What is wrong with a field, with its place where it was written.</summary>
    /// <param name="field">The field, such as <c>cpu.partition</c>.</param>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="remedy">What to write.</param>
    public string Wrong(string field, string message, string remedy)
    {
        if (this.Path is null)
        {
            return $"{field} (no --profile): {message} {remedy}";
        }

        SourcePosition at = this.Places.GetValueOrDefault(field) ?? this.Places.GetValueOrDefault(field.Split('.')[0]) ?? new SourcePosition(1, 1);
        return new Finding(Severity.Error, this.Path, at.Line, at.Column, $"{field}: {message}", remedy).ToString();
    }

    private static bool IsGpu(string device) => device.StartsWith("cuda", StringComparison.Ordinal);
}
