using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Reporting;

/// <summary>How models are compared, beside the factors.</summary>
public sealed record ComparisonSpec
{
    /// <summary>Whether scores come from other people's table: one number a model, no resamples.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether models that differ in their seed alone count as one, by their mean; otherwise each is a model of its own.</summary>
    public bool AveragesSeeds { get; init; }

    /// <summary>Properties on which levels are matched beside the plain comparison.</summary>
    public IReadOnlyList<MatchRule> Matching { get; init; } = [];
}
