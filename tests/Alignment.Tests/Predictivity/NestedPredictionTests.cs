using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class NestedPredictionTests
{
    [Theory]
    [InlineData("ridge")]
    [InlineData("ridge-cv")]
    [InlineData("pls")]
    public void Rotating_units_into_the_row_space_changes_no_prediction(string name)
    {
        (Matrix x, Matrix y) = Data(24, 200, 5);
        Folds folds = Folds.KFold(24, 4);
        PredictivityResult whole = PredictivityScore.Compute(x, y, folds, MappingOf(name));
        PredictivityResult rotated = PredictivityScore.Compute(x.Times(Draw.Rotation(99, x.Columns)), y, folds, MappingOf(name));
        for (int i = 0; i < whole.Predictions.Values.Length; i++)
        {
            Assert.Equal(whole.Predictions.Values[i], rotated.Predictions.Values[i], 1e-9);
        }
    }

    [Fact]
    public void One_fold_by_itself_predicts_what_the_whole_cross_validation_predicts_there()
    {
        (Matrix x, Matrix y) = Data(20, 8, 3);
        Folds folds = Folds.KFold(20, 5);
        PredictivityResult all = PredictivityScore.Compute(x, y, folds, new Ridge(2), FeatureScaling.ZScored);
        Matrix one = PredictivityScore.Predict(UnitProducts.Of(x, FeatureScaling.ZScored), y, [(folds.Training(2), folds.HeldOut[2])], new Ridge(2)).Single();
        for (int k = 0; k < folds.HeldOut[2].Length; k++)
        {
            Assert.Equal(all.Predictions.Row(folds.HeldOut[2][k]).ToArray(), one.Row(k).ToArray());
        }
    }

    [Theory]
    [InlineData(Pooling.Pooled)]
    [InlineData(Pooling.PerFold)]
    public void Predictions_put_together_from_one_layer_alone_score_as_that_layer(Pooling pooling)
    {
        (Matrix x, Matrix y) = Data(20, 8, 3);
        PredictivityResult all = PredictivityScore.Compute(x, y, Folds.KFold(20, 4), new Ridge(2), pooling: pooling);
        PredictivityResult again = PredictivityScore.FromPredictions(all.Predictions, y, all);
        Assert.Equal(all.PerNeuroid, again.PerNeuroid, (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    public void Splits_that_leave_a_stimulus_out_are_no_partition_even_where_they_do_not_overlap()
    {
        Folds splits = Enumerable.Range(0, 200).Select(seed => Folds.ShuffleSplit(40, 2, 0.95, seed)).First(folds => folds.HeldOut.SelectMany(rows => rows).Distinct().Count() == 4);
        Assert.False(splits.AreDisjoint);
        Assert.True(Folds.KFold(40, 2).AreDisjoint);
    }

    private static Mapping MappingOf(string name) => name switch
    {
        "ridge" => new Ridge(3),
        "ridge-cv" => new RidgeCv([0.1, 1, 10, 100]),
        _ => new Pls(3),
    };

    private static (Matrix X, Matrix Y) Data(int stimuli, int units, int neuroids)
    {
        StableRandom random = new(11);
        double[] x = [.. Enumerable.Range(0, stimuli * units).Select(_ => random.NextDouble() + 5)];
        double[] y = [.. Enumerable.Range(0, stimuli * neuroids).Select(i => x[i / neuroids * units] + (0.3 * random.NextDouble()))];
        return (new Matrix(stimuli, units, x), new Matrix(stimuli, neuroids, y));
    }
}
