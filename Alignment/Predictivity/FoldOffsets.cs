namespace Concord.Alignment.Predictivity;

/// <summary>What cross-validation itself does to a correlation pooled over folds.</summary>
/// <remarks>
/// A fold's map predicts about the mean of its training responses, and where a fold's own responses lie above the mean of all, those it was trained on lie below: offsets and
/// responses are opposed by construction. The pooled r is lowered by about (1 − r²)/(n·r) for n stimuli, however many folds there are, and a map without any content scores
/// below 0. New stimuli know nothing of it. Here the offsets are put on one footing: with p̄ the mean prediction of a fold's m held-out stimuli and ȳ the mean response of its
/// training stimuli, a prediction p becomes p − p̄ + (1 − m/n)(p̄ − ȳ). For a map that passes through the means of its training stimuli, as those with an intercept do, this is
/// its prediction about the mean of all stimuli. Responses centred within each fold have no opposed offsets, and p − p̄ keeps their size.
/// </remarks>
internal static class FoldOffsets
{
    /// <summary>The same predictions with offsets on one footing.</summary>
    public static PredictivityResult Removed(PredictivityResult result, Matrix y)
    {
        int columns = y.Columns;
        double[] predictions = (double[])result.Predictions.Values.Clone();
        foreach (IGrouping<int, int> fold in Enumerable.Range(0, result.PredictionStimuli.Length).GroupBy(row => result.PredictionFolds[row]))
        {
            int[] rows = [.. fold];
            HashSet<int> heldOut = [.. rows.Select(row => result.PredictionStimuli[row])];
            int[] training = [.. Enumerable.Range(0, y.Rows).Where(stimulus => !heldOut.Contains(stimulus))];
            double kept = (double)training.Length / y.Rows;
            for (int j = 0; j < columns; j++)
            {
                double predicted = rows.Average(row => result.Predictions[row, j]);
                double offset = (kept * (predicted - training.Average(stimulus => y[stimulus, j]))) - predicted;
                foreach (int row in rows)
                {
                    predictions[(row * columns) + j] += offset;
                }
            }
        }

        return result.With(new Matrix(result.Predictions.Rows, columns, predictions));
    }
}
