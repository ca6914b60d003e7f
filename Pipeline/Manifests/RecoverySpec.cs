namespace Concord.Pipeline.Manifests;

/// <summary>Which benchmarks are asked what they could have told apart: models take the brain's place.</summary>
public sealed record RecoverySpec
{
    /// <summary>Ids of benchmarks; empty for all that can be.</summary>
    public IReadOnlyList<string> Benchmarks { get; init; } = [];

    /// <summary>Ids of the models that take the brain's place; empty for all. Every scored model is a candidate.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Recordings simulated from each model.</summary>
    public int Recordings { get; init; } = ManifestDefaults.Recordings;

    /// <summary>The reliability of every simulated neuroid, above 0 up to 1; null for the measured ones.</summary>
    public double? Reliability { get; init; }

    /// <summary>What a simulated neuroid responds to: one of <see cref="ManifestWords.Signals"/>.</summary>
    public string Signal { get; init; } = ManifestDefaults.Signal;

    /// <summary>Where it stands in the manifest; not written with a run.</summary>
    internal SourcePosition Position { get; init; } = new(1, 1);

    /// <summary>Whether the benchmark is meant.</summary>
    public bool Has(BenchmarkSpec benchmark) => this.Benchmarks.Count == 0 || this.Benchmarks.Contains(benchmark.Id, StringComparer.Ordinal);
}
