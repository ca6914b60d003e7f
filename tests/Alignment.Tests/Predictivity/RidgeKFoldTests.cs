using System.Text.Json;
using Concord.Alignment.Predictivity;
using CsCheck;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class RidgeKFoldTests
{
    // The keys say r2, but himalaya's own cv_scores there (−74 for a noisy target) are negative mean squared errors: its default score.
    [Theory]
    [InlineData("tall", "RidgeCV_kfold5_r2", PenaltyScope.All)]
    [InlineData("wide", "RidgeCV_kfold5_r2", PenaltyScope.All)]
    [InlineData("tall", "himalaya_KernelRidgeCV_kfold5_r2_intercept", PenaltyScope.Target)]
    [InlineData("wide", "himalaya_KernelRidgeCV_kfold5_r2_intercept", PenaltyScope.Target)]
    [InlineData("tall", "himalaya_RidgeCV_kfold5_r2_intercept", PenaltyScope.Target)]
    [InlineData("wide", "himalaya_RidgeCV_kfold5_r2_intercept", PenaltyScope.Target)]
    public void Penalties_and_predictions_equal_scikit_learn_and_himalaya(string tag, string key, PenaltyScope per)
    {
        (Matrix x, Matrix y, Matrix test, JsonElement expected) = Read(tag);
        JsonElement one = expected.GetProperty(key);
        (double[] alphas, Matrix predictions) = Fit(x, y, test, new RidgeKFold(expected.GetProperty("alphas").Doubles(), 5, per, per is PenaltyScope.All ? PenaltyLoss.R2 : PenaltyLoss.SquaredError));
        Assert.Equal(one.GetProperty(per is PenaltyScope.All ? "alpha" : "best_alphas").Flat(), alphas, (a, b) => Math.Abs((a / b) - 1) < 1e-9);
        Golden.Close($"ridge-kfold {key} {tag}", one.GetProperty("pred_test").Flat(), predictions.Values, 1e-9);
    }

    [Theory]
    [InlineData("tall")]
    [InlineData("wide")]
    public void Penalties_per_neuroid_are_those_of_refitting_every_fold_and_penalty(string tag)
    {
        (Matrix x, Matrix y, Matrix test, JsonElement expected) = Read(tag);
        double[] alphas = expected.GetProperty("alphas").Doubles();
        (double[] chosen, _) = Fit(x, y, test, new RidgeKFold(alphas));
        Assert.Equal(expected.GetProperty("kfold5_per_target_manual").GetProperty("alpha_by_r2").Flat(), chosen, (a, b) => Math.Abs((a / b) - 1) < 1e-9);
    }

    [Fact]
    public void Permuting_units_or_neuroids_and_rotating_units_change_no_prediction() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Bool).Sample(
            (seed, isWide) =>
            {
                Matrix x = Draw.Matrix(seed, 25, isWide ? 40 : 6);
                Matrix y = Draw.Responses(seed + 1, x, 3, 0.7);
                Matrix test = Draw.Matrix(seed + 2, 4, x.Columns);
                var mapping = new RidgeKFold(RidgeCv.LogSpace(-3, 4, 8), 4);
                double[] all = mapping.FitPredict(x, y, test).Values;
                Matrix turn = Draw.Rotation(seed + 3, x.Columns);
                Golden.Close("rotated", all, mapping.FitPredict(x.Times(turn), y, test.Times(turn)).Values, 1e-8);
                Matrix turned = mapping.FitPredict(x, y.SelectColumns([2, 0, 1]), test);
                Golden.Close("neuroids", all, turned.SelectColumns([1, 2, 0]).Values, 1e-9);
            },
            iter: 20);

    [Fact]
    public void A_neuroid_constant_in_one_inner_part_is_chosen_for_by_the_others()
    {
        Matrix x = Draw.Matrix(1, 20, 3);
        double[] values = [.. Draw.Responses(2, x, 1, 0.5).Values];
        Array.Fill(values, 0.25, 0, 5);
        (double[] chosen, Matrix predictions) = Fit(x, new Matrix(20, 1, values), Draw.Matrix(3, 8, 3), new RidgeKFold([0.5, 50], 4));
        Assert.Contains(chosen[0], new[] { 0.5, 50 });
        Assert.All(predictions.Values, value => Assert.True(double.IsFinite(value)));
        Golden.Close("as ridge with that penalty", new Ridge(chosen[0]).FitPredict(x, new Matrix(20, 1, values), Draw.Matrix(3, 8, 3)).Values, predictions.Values, 1e-10);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Float32_predictions_correlate_with_the_float64_twin(bool isStoredSingle)
    {
        Matrix x = Draw.Matrix(1, 60, 200);
        x = isStoredSingle ? Matrix.FromFloats(60, 200, Array.ConvertAll(x.Values, value => (float)value)) : x;
        Matrix y = Draw.Responses(2, x, 5, 0.7);
        double[] alphas = RidgeCv.LogSpace(-1, 3, 9);
        Matrix wide = PredictivityScore.Compute(x, y, Folds.KFold(60, 4), new RidgeKFold(alphas)).Predictions;
        Matrix narrow = PredictivityScore.Compute(x, y, Folds.KFold(60, 4), new RidgeKFold(alphas, arithmetic: Arithmetic.Float32)).Predictions;
        Assert.NotEqual(wide.Values, narrow.Values);
        Assert.All(Enumerable.Range(0, 5), j => Assert.InRange(Alignment.Statistics.Pearson.Compute(wide.Column(j), narrow.Column(j)).Value, 1 - 1e-4, 1 + 1e-12));
    }

    [Fact]
    public void Its_name_tells_penalties_folds_and_scope() =>
        Assert.Equal("ridge-kfold(3 penalties 1e-1 … 1e+1, 4 folds, per all, r2)", new RidgeKFold([0.1, 1, 10], 4, PenaltyScope.All).Id);

    // The first fold trains on exactly the rows of x, and holds all test rows out.
    private static (double[] Alphas, Matrix Predictions) Fit(Matrix x, Matrix y, Matrix test, Mapping mapping)
    {
        var units = new Matrix(x.Rows + test.Rows, x.Columns, [.. x.Values, .. test.Values]);
        var responses = new Matrix(units.Rows, y.Columns, [.. y.Values, .. new double[test.Rows * y.Columns]]);
        int[] foldOf = [.. Enumerable.Range(0, units.Rows).Select(row => row < x.Rows ? 1 : 0)];
        PredictivityResult result = PredictivityScore.Compute(units, responses, Folds.Given(foldOf), mapping);
        return (result.ChosenAlphas[0], result.Predictions.SelectRows([.. Enumerable.Range(x.Rows, test.Rows)]));
    }

    private static (Matrix X, Matrix Y, Matrix Test, JsonElement Expected) Read(string tag) =>
        (Golden.Npy("ridge", $"{tag}_X.npy"), Golden.Npy("ridge", $"{tag}_Y.npy"), Golden.Npy("ridge", $"{tag}_Xtest.npy"), Golden.Json("ridge", $"{tag}_expected.json"));
}
