using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>How well a mapping from a model's units predicts held-out responses of each neuroid.</summary>
/// <remarks>
/// In each fold scaling, means, penalty and map come from the training rows only. r between predictions and responses of the held-out rows, per neuroid.
/// A neuroid with a response that is not finite is left out of the fit and undefined; one whose held-out responses or predictions are constant is undefined.
/// float64 unless the mapping says float32. Memory: <see cref="UnitProducts.PeakBytes"/>. Source: Schrimpf et al. 2018, doi:10.1101/407007; Conwell et al. 2024, doi:10.1038/s41467-024-53147-y.
/// </remarks>
public static class PredictivityScore
{
    /// <summary>Fits and scores all folds.</summary>
    /// <param name="x">(stimuli × units) activations, finite.</param>
    /// <param name="y">(stimuli × neuroids) responses; row i is the same stimulus.</param>
    /// <param name="folds">Over the same stimuli.</param>
    /// <param name="mapping">One of <see cref="Catalogue.MappingCatalogue"/>.</param>
    /// <param name="scaling">Of the units.</param>
    /// <param name="pooling">Over which held-out stimuli r is taken.</param>
    /// <exception cref="AlignmentException">An activation is not finite.</exception>
    public static PredictivityResult Compute(Matrix x, Matrix y, Folds folds, Mapping mapping, FeatureScaling scaling = FeatureScaling.Centred, Pooling pooling = Pooling.Pooled)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        Require.SameRows(x, y);
        return Compute(UnitProducts.Of(x, scaling, mapping.Arithmetic), y, folds, mapping, pooling);
    }

    /// <summary>Fits and scores all folds, from products that other folds may have made already.</summary>
    /// <param name="units">(stimuli × units) with their products.</param>
    /// <param name="y">(stimuli × neuroids) responses; row i is the same stimulus.</param>
    /// <param name="folds">Over the same stimuli.</param>
    /// <param name="mapping">One of <see cref="Catalogue.MappingCatalogue"/>.</param>
    /// <param name="pooling">Over which held-out stimuli r is taken.</param>
    public static PredictivityResult Compute(UnitProducts units, Matrix y, Folds folds, Mapping mapping, Pooling pooling = Pooling.Pooled)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(mapping);
        Require.SameRows(units.Units, y);
        Require.SameLength(y.Rows, folds.StimulusCount);
        int[] columns = FiniteColumns.Of(y);
        var rows = new HeldOutRows(folds);
        var predictions = new double[(long)rows.Stimuli.Length * y.Columns];
        Array.Fill(predictions, double.NaN);
        var alphas = new List<double[]>();
        var notes = new List<string?> { FiniteColumns.Note(columns.Length, y.Columns) };
        for (int fold = 0; fold < folds.HeldOut.Count && columns.Length > 0; fold++)
        {
            using DisposeScope scope = NewDisposeScope();
            int[] training = folds.Training(fold);
            MappingOutcome outcome = mapping.Fit(units, training, folds.HeldOut[fold], new FoldTargets(y, columns, training, predictions, rows.OfFold[fold]));
            alphas.Add(outcome.Alphas);
            notes.Add(outcome.Note);
            notes.Add(outcome.Caution);
        }

        var table = new Matrix(rows.Stimuli.Length, y.Columns, predictions);
        return new PredictivityResult
        {
            PerNeuroid = Correlate(table, y, rows, pooling),
            Predictions = table,
            PredictionStimuli = rows.Stimuli,
            PredictionFolds = rows.Folds,
            Pooling = pooling,
            ChosenAlphas = alphas,
            Notes = notes.OfType<string>().Distinct(StringComparer.Ordinal).ToArray(),
        };
    }

    /// <summary>Fits on some stimuli and predicts others, for each of several parts: for choices nested inside cross-validation.</summary>
    /// <param name="units">(stimuli × units) with their products; scaled by the training rows of each part.</param>
    /// <param name="y">(stimuli × neuroids).</param>
    /// <param name="parts">Rows fitted on and rows predicted.</param>
    /// <param name="mapping">One of <see cref="Catalogue.MappingCatalogue"/>.</param>
    /// <returns>One a part, as they are made: (held-out rows × neuroids), in their order; NaN for a neuroid with a response that is not finite.</returns>
    public static IEnumerable<Matrix> Predict(UnitProducts units, Matrix y, IEnumerable<(int[] Training, int[] HeldOut)> parts, Mapping mapping)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(mapping);
        Require.SameRows(units.Units, y);
        return Each();

        IEnumerable<Matrix> Each()
        {
            int[] columns = FiniteColumns.Of(y);
            foreach ((int[] training, int[] heldOut) in parts)
            {
                var predictions = new double[heldOut.Length * y.Columns];
                Array.Fill(predictions, double.NaN);
                using (NewDisposeScope())
                {
                    mapping.Fit(units, training, heldOut, new FoldTargets(y, columns, training, predictions, Enumerable.Range(0, heldOut.Length).ToArray()));
                }

                yield return new Matrix(heldOut.Length, y.Columns, predictions);
            }
        }
    }

    /// <summary>Pearson correlation of predictions and responses, neuroid by neuroid, over all rows.</summary>
    /// <param name="predictions">(stimuli × neuroids).</param>
    /// <param name="y">(stimuli × neuroids).</param>
    /// <returns>(neuroids); NaN where a side is constant.</returns>
    public static double[] Correlations(Matrix predictions, Matrix y)
    {
        Require.SameRows(predictions, y);
        int[] rows = [.. Enumerable.Range(0, y.Rows)];
        return ColumnCorrelation.Compute(predictions, y, rows, rows);
    }

    /// <summary>Scores predictions that were put together from those of several layers, fold by fold.</summary>
    /// <param name="predictions">(held-out rows × neuroids), rows as in <paramref name="like"/>.</param>
    /// <param name="y">(stimuli × neuroids).</param>
    /// <param name="like">A result over the same folds: which stimulus and which fold each row is, and how r is taken.</param>
    public static PredictivityResult FromPredictions(Matrix predictions, Matrix y, PredictivityResult like)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(like);
        Require.SameLength(predictions.Rows, like.PredictionStimuli.Length);
        int[][] folds = like.Pooling is Pooling.Pooled
            ? [[.. Enumerable.Range(0, predictions.Rows)]]
            : [.. Enumerable.Range(0, predictions.Rows).GroupBy(row => like.PredictionFolds[row]).Select(group => group.ToArray())];
        double[][] each = Array.ConvertAll(folds, rows => ColumnCorrelation.Compute(predictions, y, rows, like.PredictionStimuli));
        return new PredictivityResult
        {
            PerNeuroid = [.. Enumerable.Range(0, y.Columns).Select(j => each.Average(fold => fold[j]))],
            Predictions = predictions,
            PredictionStimuli = like.PredictionStimuli,
            PredictionFolds = like.PredictionFolds,
            Pooling = like.Pooling,
            ChosenAlphas = [],
            Notes = [],
        };
    }

    internal static double[] Correlate(Matrix predictions, Matrix y, HeldOutRows rows, Pooling pooling)
    {
        if (pooling is Pooling.Pooled)
        {
            return ColumnCorrelation.Compute(predictions, y, Enumerable.Range(0, predictions.Rows).ToArray(), rows.Stimuli);
        }

        double[][] each = Array.ConvertAll(rows.OfFold, fold => ColumnCorrelation.Compute(predictions, y, fold, rows.Stimuli));
        return Enumerable.Range(0, y.Columns).Select(j => each.Average(fold => fold[j])).ToArray();
    }
}
