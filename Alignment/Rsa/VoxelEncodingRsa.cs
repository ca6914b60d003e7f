using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Rsa;

/// <summary>Voxel-encoding RSA: the RDM of predicted responses against the RDM of responses.</summary>
/// <remarks>
/// A mapping is fitted from units to every neuroid; the responses that it predicts for stimuli it was not fitted to replace the units: score = compare(RDM(Ŷ), RDM(Y)).
/// The mapping may reweight the model's features, the RDM asks whether the reweighted geometry is the brain's. Neuroids without a prediction (a response that is not
/// finite) leave both sides. Every stimulus must be held out exactly once. Ŷ of different folds comes from different fits, which the RDM mixes.
/// Source: Khaligh-Razavi, Henriksson, Kay &amp; Kriegeskorte 2017, doi:10.1016/j.jmp.2016.10.007; Konkle &amp; Alvarez 2022, doi:10.1038/s41467-022-28091-4.
/// </remarks>
public static class VoxelEncodingRsa
{
    /// <summary>Compares the two RDMs.</summary>
    /// <param name="predictions">Held-out predictions over a partition of the stimuli.</param>
    /// <param name="responses">(stimuli × neuroids) they were fitted to.</param>
    /// <param name="distance">Of both sides.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    /// <exception cref="AlignmentException">A stimulus is held out never or more than once.</exception>
    public static Scored Compute(PredictivityResult predictions, Matrix responses, IRdmDistance distance, IRdmComparator comparator)
    {
        ArgumentNullException.ThrowIfNull(responses);
        int[] kept = Predicted(predictions, responses);
        Scored score = comparator.Compare(ModelRdm(predictions, responses, distance).UpperTriangle, distance.Compute(responses.SelectColumns(kept)).UpperTriangle);
        return kept.Length == responses.Columns ? score : score with { Note = Notes.Join(score.Note, $"{responses.Columns - kept.Length} of {responses.Columns} neuroids have no prediction") };
    }

    /// <summary>The RDM of the predicted responses, to be bootstrapped as any model's.</summary>
    /// <param name="predictions">Held-out predictions over a partition of the stimuli.</param>
    /// <param name="responses">(stimuli × neuroids) they were fitted to.</param>
    /// <param name="distance">The dissimilarity.</param>
    /// <exception cref="AlignmentException">A stimulus is held out never or more than once.</exception>
    public static Rdm ModelRdm(PredictivityResult predictions, Matrix responses, IRdmDistance distance)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(distance);
        if (!predictions.PredictionStimuli.SequenceEqual(Enumerable.Range(0, responses.Rows)))
        {
            throw new AlignmentException("voxel-encoding RSA", "folds that hold a stimulus out more than once or never", "each stimulus held out once", "Use kfold, group-kfold or a partition.");
        }

        return distance.Compute(predictions.Predictions.SelectColumns(Predicted(predictions, responses)));
    }

    private static int[] Predicted(PredictivityResult predictions, Matrix responses) =>
        Enumerable.Range(0, responses.Columns).Where(j => !Array.Exists(predictions.Predictions.Column(j), double.IsNaN)).ToArray();
}
