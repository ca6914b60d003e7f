using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>How well a mapping from a model's units predicts held-out responses of each neuroid.</summary>
/// <remarks>
/// In each fold scaling, means, penalty and map come from the training rows only. r between predictions and responses of the held-out rows, per neuroid.
/// A neuroid with a response that is not finite is left out of the fit and undefined; one whose held-out responses or predictions are constant is undefined.
/// float64 throughout. Source: Schrimpf et al. 2018, doi:10.1101/407007; Conwell et al. 2024, doi:10.1038/s41467-024-53147-y.
/// </remarks>
public static class PredictivityScore
{
    /// <summary>Fits and scores all folds.</summary>
    /// <param name="x">(stimuli × units) activations, finite.</param>
    /// <param name="y">(stimuli × neuroids) responses; row i is the same stimulus.</param>
    /// <param name="folds">Over the same stimuli.</param>
    /// <param name="mapping">Ridge, RidgeCv or Pls.</param>
    /// <param name="scaling">Of the units.</param>
    /// <param name="pooling">Over which held-out stimuli r is taken.</param>
    /// <exception cref="AlignmentException">An activation is not finite.</exception>
    public static PredictivityResult Compute(Matrix x, Matrix y, Folds folds, Mapping mapping, FeatureScaling scaling = FeatureScaling.Centred, Pooling pooling = Pooling.Pooled)
    {
        Require.SameRows(x, y);
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(mapping);
        Require.SameLength(x.Rows, folds.StimulusCount);
        Require.FiniteActivations(x);
        int[] columns = FiniteColumns(y);
        var rows = new HeldOutRows(folds);
        var predictions = new double[(long)rows.Stimuli.Length * y.Columns];
        Array.Fill(predictions, double.NaN);
        var alphas = new List<double[]>();
        var notes = new List<string?> { columns.Length == y.Columns ? null : $"{y.Columns - columns.Length} neuroids have responses that are not finite" };
        using DisposeScope scope = NewDisposeScope();
        Tensor units = x.ToTensor();
        for (int fold = 0; fold < folds.HeldOut.Count && columns.Length > 0; fold++)
        {
            using DisposeScope inner = NewDisposeScope();
            int[] training = folds.Training(fold);
            Tensor train = Select(units, training);
            var fitted = new FittedScaling(scaling, train);
            Tensor heldOut = fitted.Apply(Select(units, folds.HeldOut[fold]));
            MappingOutcome outcome = mapping.Fit(fitted.Apply(train), heldOut, new FoldTargets(y, columns, training, predictions, rows.OfFold[fold]));
            alphas.Add(outcome.Alphas);
            notes.Add(outcome.Note);
            notes.Add(fitted.Caution(heldOut));
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

    private static double[] Correlate(Matrix predictions, Matrix y, HeldOutRows rows, Pooling pooling)
    {
        if (pooling is Pooling.Pooled)
        {
            return ColumnCorrelation.Compute(predictions, y, Enumerable.Range(0, predictions.Rows).ToArray(), rows.Stimuli);
        }

        double[][] each = Array.ConvertAll(rows.OfFold, fold => ColumnCorrelation.Compute(predictions, y, fold, rows.Stimuli));
        return Enumerable.Range(0, y.Columns).Select(j => each.Average(fold => fold[j])).ToArray();
    }

    private static int[] FiniteColumns(Matrix y)
    {
        var isFinite = new bool[y.Columns];
        Array.Fill(isFinite, true);
        for (int row = 0; row < y.Rows; row++)
        {
            ReadOnlySpan<double> line = y.Row(row);
            for (int j = 0; j < isFinite.Length; j++)
            {
                isFinite[j] &= double.IsFinite(line[j]);
            }
        }

        return Enumerable.Range(0, y.Columns).Where(j => isFinite[j]).ToArray();
    }

    private static Tensor Select(Tensor units, int[] rows) => units.index_select(0, tensor(Array.ConvertAll(rows, row => (long)row)));
}
