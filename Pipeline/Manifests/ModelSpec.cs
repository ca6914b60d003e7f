namespace Concord.Pipeline.Manifests;

/// <summary>One model of a manifest (one checkpoint of a series).</summary>
public sealed record ModelSpec
{
    /// <summary>The model's name in every table; for a checkpoint <c>id@step</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where its activations, RDM or decisions come from.</summary>
    public required ModelSource Source { get; init; }

    /// <summary>convnet, transformer, …; the architecture's own unless the manifest says otherwise; "unknown" where there is none.</summary>
    public required string Family { get; init; }

    /// <summary>How the weights were obtained; "untrained" for a seeded initialisation, "unknown" otherwise.</summary>
    public required string Regime { get; init; }

    /// <summary>Free labels, as written.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The record of training, as written.</summary>
    public required IReadOnlyDictionary<string, string> Training { get; init; }

    /// <summary>The step along training, for one of a series; null otherwise.</summary>
    public long? CheckpointStep { get; init; }

    /// <summary>Which layers are scored; default for a model that is no network.</summary>
    public required LayerSelection Layers { get; init; }

    /// <summary>At least one; several where a grid multiplies.</summary>
    public required IReadOnlyList<ReadoutText> Readouts { get; init; }

    /// <summary>What differs from the preprocessing that belongs to the weights; null where nothing does.</summary>
    public PreprocessingText? Preprocessing { get; init; }

    /// <summary>The sentences by which a network that compares pictures with texts decides; null for the default.</summary>
    public string? Prompts { get; init; }

    /// <summary>What is cut out of the network; null where nothing is.</summary>
    public AblationText? Ablate { get; init; }

    /// <summary>The number format: <c>float32</c> (the default), <c>bfloat16</c>, <c>float16</c>.</summary>
    public string Precision { get; init; } = ManifestWords.Precisions[0];

    /// <summary>Degrees of visual angle across what the network sees; pictures of a dataset that states its own are placed on a screen of that width.</summary>
    public double VisualDegrees { get; init; } = ManifestDefaults.VisualDegrees;

    /// <summary>Where the model stands in the manifest.</summary>
    public required SourcePosition Position { get; init; }
}
