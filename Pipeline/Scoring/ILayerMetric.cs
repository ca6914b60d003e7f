namespace Concord.Pipeline.Scoring;

/// <summary>A metric that is scored layer by layer against one target.</summary>
internal interface ILayerMetric
{
    /// <summary>The folds as text, or null where nothing is fitted.</summary>
    string? Cv { get; }

    /// <summary>How intervals are made, or null without.</summary>
    string? CiMethod { get; }

    /// <summary>The ceiling.</summary>
    CeilingValue Ceiling { get; }

    /// <summary>Subjects.</summary>
    long Subjects { get; }

    /// <summary>Recorded sites, or null where RDMs are recorded.</summary>
    long? NeuroidCount { get; }

    /// <summary>The group of each condition for splits that must not divide groups.</summary>
    IReadOnlyList<int> ConditionGroups { get; }

    /// <summary>Scores one layer.</summary>
    /// <param name="candidate">The layer.</param>
    /// <param name="halves">Subsets of conditions to score as well (for nested layer choice); empty for none.</param>
    /// <param name="cancellationToken">Stops between pieces of work.</param>
    LayerOutcome Score(LayerCandidate candidate, IReadOnlyList<int[]> halves, CancellationToken cancellationToken);
}
