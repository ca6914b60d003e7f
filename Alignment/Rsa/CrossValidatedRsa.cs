using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Rsa;

/// <summary>RSA of fitted models: fitted to some conditions, scored on the pairs among others.</summary>
/// <remarks>
/// Score = mean over folds of the mean over the fold's test subjects of compare(prediction, subject), over pairs of test conditions only: pairs with a training
/// condition on one side are in neither part. A fold with fewer than three test conditions, or with an undefined comparison, makes the score undefined.
/// Source: Khaligh-Razavi &amp; Kriegeskorte 2014, doi:10.1371/journal.pcbi.1003915; rsatoolbox <c>crossval</c>.
/// </remarks>
public static class CrossValidatedRsa
{
    /// <summary>Scores a model over folds of the conditions, all subjects on both sides.</summary>
    /// <param name="model">Fixed or weighted.</param>
    /// <param name="subjects">(subjects)(pairs), one or more.</param>
    /// <param name="folds">Over the conditions.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    public static Scored Compute(IRdmModel model, IReadOnlyList<double[]> subjects, Folds folds, IRdmComparator comparator)
    {
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(subjects);
        int[] all = Enumerable.Range(0, subjects.Count).ToArray();
        return Compute(model, subjects, folds.HeldOut.Select((heldOut, fold) => new RdmFold(folds.Training(fold), heldOut, all, all)), comparator);
    }

    /// <summary>Scores a model over folds of conditions and subjects.</summary>
    /// <param name="model">Fixed or weighted.</param>
    /// <param name="subjects">(subjects)(pairs), one or more.</param>
    /// <param name="folds">One or more.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    public static Scored Compute(IRdmModel model, IReadOnlyList<double[]> subjects, IEnumerable<RdmFold> folds, IRdmComparator comparator)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(comparator);
        int stimuli = Rdm.StimulusCountOf(subjects[0].Length);
        var values = new List<double>();
        var notes = new List<string?>();
        foreach (RdmFold fold in folds)
        {
            double[] predicted = model.Predict(fold.TrainingStimuli, [.. fold.TrainingSubjects.Select(s => subjects[s])]);
            IPreparedComparison prepared = comparator.Against(RdmSample.Of(predicted, stimuli, fold.TestStimuli));
            Scored[] each = fold.TestSubjects.Select(s => prepared.Compare(RdmSample.Of(subjects[s], stimuli, fold.TestStimuli))).ToArray();
            values.Add(each.Average(score => score.Value));
            notes.AddRange(each.Where(score => !score.IsDefined).Select(score => score.Note));
        }

        return values.Count == 0 ? Scored.Undefined("no folds") : new Scored(values.Average(), Notes.Join(notes));
    }
}
