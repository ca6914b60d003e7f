namespace Concord.Alignment.Predictivity;

/// <summary>How well the neuroids predict the model's units: how much of the model the brain accounts for.</summary>
/// <remarks>
/// <see cref="PredictivityScore"/> with its sides exchanged, for any mapping: neuroids are centred and scaled as predictors, each unit is a target with its own r, and
/// the aggregate is over units. A neuroid with a response that is not finite cannot predict and is left out, with a note; a unit that is constant is undefined and
/// counted. All units are scored: predictions take (held-out stimuli × units) float64, and a readout that projects keeps that small. A high score in one direction
/// says nothing of the other: a model may hold more than the recording, or less. Not indifferent to a rotation of the units, each of which is scored by itself.
/// Source: Muzellec &amp; Kar 2025, Reverse predictivity (bioRxiv); Brain-Score <c>reverse_pls</c>.
/// </remarks>
public static class ReversePredictivity
{
    /// <summary>Fits and scores all folds.</summary>
    /// <param name="x">(stimuli × units) activations, finite: what is predicted.</param>
    /// <param name="y">(stimuli × neuroids) responses: what predicts; row i is the same stimulus.</param>
    /// <param name="folds">Over the same stimuli.</param>
    /// <param name="mapping">Any.</param>
    /// <param name="scaling">Of the neuroids.</param>
    /// <param name="pooling">Over which held-out stimuli r is taken.</param>
    /// <returns>As <see cref="PredictivityScore"/>, with units in the place of neuroids.</returns>
    /// <exception cref="AlignmentException">An activation is not finite, or no neuroid has finite responses throughout.</exception>
    public static PredictivityResult Compute(Matrix x, Matrix y, Folds folds, Mapping mapping, FeatureScaling scaling = FeatureScaling.Centred, Pooling pooling = Pooling.Pooled)
    {
        Require.SameRows(x, y);
        Require.FiniteActivations(x);
        int[] neuroids = FiniteColumns.Of(y);
        if (neuroids.Length == 0)
        {
            throw new AlignmentException("reverse predictivity", $"none of {y.Columns} neuroids with finite responses throughout", "one at least", "Leave out the stimuli or neuroids whose responses are missing.");
        }

        PredictivityResult result = PredictivityScore.Compute(y.SelectColumns(neuroids), x, folds, mapping, scaling, pooling);
        return FiniteColumns.Note(neuroids.Length, y.Columns) is { } note ? result.WithNote(note) : result;
    }
}
