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

    /// <summary>One subject's own ceiling and recorded sites.</summary>
    (CeilingValue Ceiling, long? Neuroids) OfSubject(string subject);

    /// <summary>Subjects.</summary>
    long Subjects { get; }

    /// <summary>Recorded sites, or null where RDMs are recorded.</summary>
    long? NeuroidCount { get; }

    /// <summary>Scores one layer.</summary>
    /// <param name="candidate">The layer.</param>
    /// <param name="choose">Whether the layer is one of several: then it is also scored on the parts of the stimuli that a nested choice needs.</param>
    /// <param name="cancellationToken">Stops between pieces of work.</param>
    LayerOutcome Score(LayerCandidate candidate, bool choose, CancellationToken cancellationToken);

    /// <summary>The score of a layer that is chosen on other stimuli than those that score it.</summary>
    /// <param name="outcomes">Every layer's outcome, scored with <c>choose</c>.</param>
    NestedOutcome Nest(IReadOnlyList<LayerOutcome> outcomes);
}
