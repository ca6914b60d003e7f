namespace Concord.Alignment.Catalogue;

/// <summary>A named, versioned definition of a score. The version rises only when the same input gives another number.</summary>
public sealed record MetricEntry
{
    /// <summary>The name in manifests and tables, lower-case.</summary>
    public required string Id { get; init; }

    /// <summary>The definition's version, 1 or more.</summary>
    public required int Version { get; init; }

    /// <summary>What is measured, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The formula in symbols.</summary>
    public required string Formula { get; init; }

    /// <summary>Whether a higher value means a better agreement.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>The range of values, as text.</summary>
    public required string Range { get; init; }

    /// <summary>When the value is undefined, and why.</summary>
    public required string Undefined { get; init; }

    /// <summary>The paper or library that the definition comes from.</summary>
    public required string Citation { get; init; }

    /// <summary>What the metric compares.</summary>
    public required MetricNeed Need { get; init; }

    /// <summary>Whether the metric is scored layer by layer (false: once a model, from its decisions).</summary>
    public bool PerLayer => Need is MetricNeed.Representation or MetricNeed.Neuroids or MetricNeed.RepeatedNeuroids;

    /// <summary>Whether all layers of a model are scored together, with one score for the model.</summary>
    public bool IsJoint { get; init; }

    /// <summary>The options, in the order in which they are printed.</summary>
    public required IReadOnlyList<MetricOption> Options { get; init; }

    /// <summary>The ceilings that fit this metric; the first is the default.</summary>
    public required IReadOnlyList<string> Ceilings { get; init; }

    /// <summary>The normalisations that fit this metric; the first is the default.</summary>
    public required IReadOnlyList<string> Normalizations { get; init; }
}
