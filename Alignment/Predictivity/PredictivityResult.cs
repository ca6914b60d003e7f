namespace Concord.Alignment.Predictivity;

/// <summary>Cross-validated predictions of neuroids and how well they correlate. A class without value equality.</summary>
public sealed class PredictivityResult
{
    /// <summary>(neuroids) correlation of held-out responses with predictions; NaN where undefined.</summary>
    public required double[] PerNeuroid { get; init; }

    /// <summary>(held-out rows × neuroids). With disjoint folds over all stimuli, row i is stimulus i; otherwise rows follow the folds.</summary>
    public required Matrix Predictions { get; init; }

    /// <summary>(held-out rows) the stimulus of each prediction row.</summary>
    public required int[] PredictionStimuli { get; init; }

    /// <summary>(held-out rows) the fold of each prediction row.</summary>
    public required int[] PredictionFolds { get; init; }

    /// <summary>How r was taken.</summary>
    public required Pooling Pooling { get; init; }

    /// <summary>(folds) the penalties chosen: one, or one per defined neuroid; empty for mappings without a choice.</summary>
    public required IReadOnlyList<double[]> ChosenAlphas { get; init; }

    /// <summary>Cautions and reasons, each once.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The score of all neuroids.</summary>
    /// <param name="aggregate">Median or mean.</param>
    public Scored Aggregate(NeuroidAggregate aggregate) => NeuroidAggregates.Compute(PerNeuroid, aggregate);
}
