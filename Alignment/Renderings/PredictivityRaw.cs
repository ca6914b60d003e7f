using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Renderings;

/// <summary>A regression's raw result. Holds arrays: compare members, not records.</summary>
/// <param name="FoldScores">(folds)(neuroids) r of held-out responses; NaN where undefined.</param>
/// <param name="Ceilings">(neuroids) reliability; NaN where unknown.</param>
/// <param name="SubjectOf">(neuroids) the subject of each, numbered.</param>
public sealed record PredictivityRaw(IReadOnlyList<double[]> FoldScores, double[] Ceilings, int[] SubjectOf) : RawResult
{
    /// <summary>Takes the folds apart.</summary>
    /// <param name="result">Cross-validated predictions.</param>
    /// <param name="y">(stimuli × neuroids) the responses they are scored against.</param>
    /// <param name="ceilings">(neuroids).</param>
    /// <param name="subjectOf">(neuroids).</param>
    public static PredictivityRaw Of(PredictivityResult result, Matrix y, double[] ceilings, int[] subjectOf)
    {
        ArgumentNullException.ThrowIfNull(result);
        IEnumerable<int[]> folds = Enumerable.Range(0, result.PredictionFolds.Length).GroupBy(row => result.PredictionFolds[row]).OrderBy(fold => fold.Key).Select(fold => fold.ToArray());
        return new PredictivityRaw([.. folds.Select(rows => ColumnCorrelation.Compute(result.Predictions, y, rows, result.PredictionStimuli))], ceilings, subjectOf);
    }

    /// <inheritdoc/>
    public override RenderedScore? Under(Rendering rendering)
    {
        ArgumentNullException.ThrowIfNull(rendering);
        return rendering.Predictivity?.Of(this);
    }

    /// <summary>Brain-Score's centre: the median over neuroids in each fold, then the mean over folds.</summary>
    internal double MeanOfFoldMedians() => FoldScores.Select(fold => NeuroidAggregates.Compute(fold, NeuroidAggregate.Median).Value).Average();

    /// <summary>The median reliability.</summary>
    internal double MedianCeiling() => NeuroidAggregates.Compute(Ceilings, NeuroidAggregate.Median).Value;
}
