namespace Concord.Pipeline.Manifests;

/// <summary>A manifest as it was meant: every default filled in, every path resolved, every grid multiplied out.</summary>
/// <remarks>Holds lists, which a record compares by reference: two equal manifests are not <c>==</c>.</remarks>
public sealed record Manifest
{
    /// <summary>The file's path as it was given to the reader.</summary>
    public required string Path { get; init; }

    /// <summary>The file's text, unchanged.</summary>
    public required string Text { get; init; }

    /// <summary>The manifest's name: letters, digits, dot, hyphen, underscore.</summary>
    public required string Name { get; init; }

    /// <summary>The seed of every random use that names none of its own; 0 or more.</summary>
    public required long Seed { get; init; }

    /// <summary>The question in plain words, for the report; null when none is asked.</summary>
    public string? Question { get; init; }

    /// <summary>The networks to train, multiplied out; ids unique.</summary>
    public IReadOnlyList<TrainingSpec> Trainings { get; init; } = [];

    /// <summary>Whether models are scored here; a manifest may train networks alone, or analyse tables alone.</summary>
    public bool Scores => this.Models.Count > 0 || this.Benchmarks.Count > 0 || (this.Trainings.Count == 0 && this.Tables.Count == 0);

    /// <summary>The models, checkpoints expanded to one each; at least one where anything is scored; ids unique.</summary>
    public required IReadOnlyList<ModelSpec> Models { get; init; }

    /// <summary>The simulated recordings; each can be a benchmark's dataset.</summary>
    public required IReadOnlyList<SimulationSpec> Simulations { get; init; }

    /// <summary>The benchmarks; at least one; ids unique.</summary>
    public required IReadOnlyList<BenchmarkSpec> Benchmarks { get; init; }

    /// <summary>Threads and batch size.</summary>
    public required ComputeSpec Compute { get; init; }

    /// <summary>What the report shows.</summary>
    public required ReportSpec Report { get; init; }

    /// <summary>Analyses of how scores rise with scale or along training; ids unique.</summary>
    public IReadOnlyList<AnalysisSpec> Analyses { get; init; } = [];

    /// <summary>The claims, each with the choices under which it is looked at again; empty where none is made.</summary>
    public IReadOnlyList<MultiverseSpec> Multiverses { get; init; } = [];

    /// <summary>Which benchmarks are asked what they could have told apart; null where none is.</summary>
    public RecoverySpec? Recovery { get; init; }

    /// <summary>Other people's tables of scores; where there are any, there are no models and no benchmarks.</summary>
    public IReadOnlyList<TableSpec> Tables { get; init; } = [];

    /// <summary>Bootstrap draws over stimuli; 0 for no intervals.</summary>
    public required int Bootstrap { get; init; }

    /// <summary>Where each value stands in the text.</summary>
    internal ManifestPositions Positions { get; init; } = new();

    /// <summary>Where the manifest's own keys begin.</summary>
    internal SourcePosition Start { get; init; } = new(1, 1);
}
