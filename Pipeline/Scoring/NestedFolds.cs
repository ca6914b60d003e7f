using Concord.Alignment;
using Concord.Alignment.Predictivity;

namespace Concord.Pipeline.Scoring;

/// <summary>How well a mapping predicts the other folds of each fold, so that a layer can be chosen for a fold without its stimuli.</summary>
/// <param name="Folds">Disjoint folds over the stimuli.</param>
/// <param name="Mapping">The mapping.</param>
/// <param name="Scaling">Of the predicting side.</param>
/// <param name="Aggregate">Over the predicted columns.</param>
internal sealed record NestedFolds(Folds Folds, Mapping Mapping, FeatureScaling Scaling, NeuroidAggregate Aggregate)
{
    /// <summary>How the choice is nested, in words.</summary>
    public const string How = "layer chosen for each fold by cross-validation over the other folds (nested)";

    /// <summary>Whether a choice can be nested: choosing for a fold leaves that fold and another one out, so with two folds nothing would be left to fit on.</summary>
    public bool IsPossible => this.Folds.AreDisjoint && this.Folds.HeldOut.Count > 2;

    /// <summary>For every fold, the score over the other folds, none of the fold's own stimuli seen.</summary>
    /// <remarks>Leaving out folds f and g serves both f's choice and g's: folds·(folds − 1)/2 fits.</remarks>
    /// <param name="x">(stimuli × predictors) with their products.</param>
    /// <param name="y">(stimuli × predicted columns).</param>
    /// <param name="cancellationToken">Stops between fits.</param>
    /// <returns>(folds); NaN where undefined.</returns>
    public double[] Scores(UnitProducts x, Matrix y, CancellationToken cancellationToken)
    {
        int count = this.Folds.HeldOut.Count;
        int[] foldOf = this.FoldOf();
        double[][] predicted = [.. Enumerable.Range(0, count).Select(_ => new double[y.Rows * y.Columns])];
        (int F, int G)[] pairs = [.. from f in Enumerable.Range(0, count) from g in Enumerable.Range(f + 1, count - f - 1) select (f, g)];
        IEnumerable<(int[], int[])> parts = pairs.Select(pair => (
            Enumerable.Range(0, y.Rows).Where(row => foldOf[row] != pair.F && foldOf[row] != pair.G).ToArray(),
            this.Folds.HeldOut[pair.F].Concat(this.Folds.HeldOut[pair.G]).ToArray()));
        foreach (((int f, int g), Matrix predictions) in pairs.Zip(PredictivityScore.Predict(x, y, parts, this.Mapping)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int k = 0;
            foreach (int row in this.Folds.HeldOut[f].Concat(this.Folds.HeldOut[g]))
            {
                double[] target = foldOf[row] == g ? predicted[f] : predicted[g];
                predictions.Row(k++).CopyTo(target.AsSpan(row * y.Columns));
            }
        }

        return [.. Enumerable.Range(0, count).Select(fold =>
        {
            int[] others = [.. Enumerable.Range(0, y.Rows).Where(row => foldOf[row] != fold)];
            Matrix all = new(y.Rows, y.Columns, predicted[fold]);
            return NeuroidAggregates.Compute(PredictivityScore.Correlations(all.SelectRows(others), y.SelectRows(others)), this.Aggregate).Value;
        })];
    }

    private int[] FoldOf()
    {
        int[] foldOf = new int[this.Folds.StimulusCount];
        for (int fold = 0; fold < this.Folds.HeldOut.Count; fold++)
        {
            foreach (int row in this.Folds.HeldOut[fold])
            {
                foldOf[row] = fold;
            }
        }

        return foldOf;
    }
}
