namespace Concord.Pipeline.Manifests;

/// <summary>An analysis over finished scores: how they rise with scale, or along training.</summary>
public sealed record AnalysisSpec
{
    /// <summary>Its name in the report; unique.</summary>
    public required string Id { get; init; }

    /// <summary>Which analysis.</summary>
    public required AnalysisKind Kind { get; init; }

    /// <summary>What stands on the horizontal axis: a key of tags or training, or <c>checkpoint_step</c>; two for a law of two measures.</summary>
    public required IReadOnlyList<string> X { get; init; }

    /// <summary>What each measure is divided by before a fit; empty for a power of ten of the data's own.</summary>
    public IReadOnlyList<double> Units { get; init; } = [];

    /// <summary>The law: power, shifted, chinchilla.</summary>
    public string Form { get; init; } = ManifestDefaults.ScalingForm;

    /// <summary>Another law for one level of <see cref="By"/>.</summary>
    public IReadOnlyDictionary<string, string> Forms { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Benchmarks by id, or regions; of a scaling analysis their mean for each model. Empty for all.</summary>
    public IReadOnlyList<string> Benchmarks { get; init; } = [];

    /// <summary>The metric as tables name it; null where each benchmark has one.</summary>
    public string? Metric { get; init; }

    /// <summary>A factor whose levels are fitted one by one; null for one fit of all models.</summary>
    public string? By { get; init; }

    /// <summary>Levels that rows must have, by factor: family, regime, architecture, model, or a key of tags or training.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The table whose rows are used; null for all.</summary>
    public string? Table { get; init; }

    /// <summary>Resamples of models.</summary>
    public int Draws { get; init; } = ManifestDefaults.ScalingDraws;

    /// <summary>The seed of the resamples.</summary>
    public required long Seed { get; init; }

    /// <summary>Where it stands in the manifest; not written with a run.</summary>
    internal SourcePosition Position { get; init; } = new(1, 1);
}
