using System.Text.Json;
using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class BandedRidgeTests
{
    [Theory]
    [InlineData("per_fold", Pooling.PerFold)]
    [InlineData("pooled", Pooling.Pooled)]
    public void Choices_predictions_and_shares_equal_himalaya(string key, Pooling pooling)
    {
        (Matrix[] spaces, Matrix y) = BandedFormula.Data();
        JsonElement expected = Golden.Json("banded-ridge", "expected.json");
        BandedRidgeResult result = BandedRidge.Compute(spaces, y, Folds.KFold(63, 3), BandedFormula.Options(expected) with { Pooling = pooling });
        Golden.Close("banded-ridge predictions", expected.GetProperty("joint").Flat(), result.Joint.Predictions.Values, 1e-9);
        for (int fold = 0; fold < 3; fold++)
        {
            double[] alphas = expected.GetProperty("chosen_alphas")[fold].Doubles();
            double[] gammas = expected.GetProperty("chosen_gammas")[fold].Flat(); // (spaces, neuroids)
            Golden.Close("banded-ridge 1/penalty", [.. gammas.Select((gamma, k) => gamma / alphas[k % 8])], [.. result.Penalties[fold].Values.Select(penalty => 1 / penalty)], 1e-9);
            Golden.Close("banded-ridge penalties", alphas, result.Joint.ChosenAlphas[fold], 1e-9);
        }

        JsonElement scores = expected.GetProperty(key);
        Golden.Close($"banded-ridge r {key}", scores.GetProperty("r").Doubles(), result.Joint.PerNeuroid, 1e-10);
        Golden.Close($"banded-ridge r2_score_split {key}", scores.GetProperty("r2_split").Flat(), result.R2Shares.Values, 1e-10);
        double[] split = [.. result.CorrelationShares.Values, .. pooling is Pooling.Pooled ? result.MeanShares : []];
        Golden.Close($"banded-ridge correlation_score_split {key}", scores.GetProperty("correlation_split").Flat(), split, 1e-10);
    }

    [Theory]
    [InlineData(Pooling.Pooled)]
    [InlineData(Pooling.PerFold)]
    public void Shares_sum_to_the_whole_which_is_what_the_predictions_give(Pooling pooling)
    {
        (Matrix[] spaces, Matrix y) = BandedFormula.Data();
        BandedRidgeResult result = BandedRidge.Compute(spaces, y, Folds.ShuffleSplit(63, 4, 0.7, 2), new BandedRidgeOptions { CandidateCount = 4, Seed = 3, Alphas = [0.1, 1, 10], Pooling = pooling });
        for (int j = 0; j < 8; j++)
        {
            Assert.Equal(result.Joint.PerNeuroid[j], result.MeanShares[j] + Enumerable.Range(0, 3).Sum(s => result.CorrelationShares[s, j]), 10);
            Assert.Equal(result.R2[j], Enumerable.Range(0, 3).Sum(s => result.R2Shares[s, j]), 10);
            Assert.Equal(PlainR2(result.Joint, y, Folds.ShuffleSplit(63, 4, 0.7, 2), j), result.R2[j], 10);
        }

        Assert.Equal(pooling is Pooling.PerFold, result.MeanShares.All(share => Math.Abs(share) < 1e-12));
    }

    [Fact]
    public void With_given_weights_it_is_ridge_on_the_spaces_side_by_side_each_times_the_root_of_its_weight()
    {
        (Matrix[] spaces, Matrix y) = BandedFormula.Data();
        double[] weights = [0.5, 0.1, 3];
        var options = new BandedRidgeOptions { Candidates = [weights], Alphas = [2], Scaling = FeatureScaling.Centred };
        Matrix joined = BandedFormula.Joined(spaces, weights);
        double[] ridge = PredictivityScore.Compute(joined, y, Folds.KFold(63, 4), new Ridge(2)).Predictions.Values;
        Golden.Close("as ridge", ridge, BandedRidge.Compute(spaces, y, Folds.KFold(63, 4), options).Joint.Predictions.Values, 1e-9);
    }

    [Theory]
    [InlineData(FeatureScaling.Global)]
    [InlineData(FeatureScaling.ZScored)]
    public void Scaling_is_that_of_ridge_and_one_number_a_space_does_not_matter_then(FeatureScaling scaling)
    {
        (Matrix[] spaces, Matrix y) = BandedFormula.Data();
        var options = new BandedRidgeOptions { Candidates = [[1]], Alphas = [2], Scaling = scaling };
        double[] ridge = PredictivityScore.Compute(spaces[1], y, Folds.KFold(63, 4), new Ridge(2), scaling).Predictions.Values;
        Golden.Close("one space", ridge, BandedRidge.Compute([spaces[1]], y, Folds.KFold(63, 4), options).Joint.Predictions.Values, 1e-9);
        var several = new BandedRidgeOptions { CandidateCount = 4, Scaling = scaling, Alphas = [0.1, 1, 10], InnerFolds = 3 };
        Matrix[] scaled = [spaces[0], new Matrix(63, 35, Array.ConvertAll(spaces[1].Values, value => 1000 * value)), spaces[2]];
        Golden.Close("scaled", BandedRidge.Compute(spaces, y, Folds.KFold(63, 3), several).Joint.PerNeuroid, BandedRidge.Compute(scaled, y, Folds.KFold(63, 3), several).Joint.PerNeuroid, 1e-9);
    }

    [Fact]
    public void Rotated_units_and_spaces_in_another_order_give_the_same_shares()
    {
        (Matrix[] spaces, Matrix y) = BandedFormula.Data();
        BandedRidgeOptions options = BandedFormula.Options(Golden.Json("banded-ridge", "expected.json"));
        BandedRidgeResult result = BandedRidge.Compute(spaces, y, Folds.KFold(63, 3), options);
        BandedRidgeResult rotated = BandedRidge.Compute([spaces[0], spaces[1].Times(Draw.Rotation(99, spaces[1].Columns)), spaces[2]], y, Folds.KFold(63, 3), options);
        Golden.Close("rotated", result.CorrelationShares.Values, rotated.CorrelationShares.Values, 1e-9);
        var turned = options with { Candidates = [.. options.Candidates!.Select(weights => new[] { weights[2], weights[0], weights[1] })] };
        BandedRidgeResult other = BandedRidge.Compute([spaces[2], spaces[0], spaces[1]], y, Folds.KFold(63, 3), turned);
        Golden.Close("order", result.R2Shares.SelectRows([2, 0, 1]).Values, other.R2Shares.Values, 1e-9);
    }

    [Fact]
    public void The_space_that_made_a_neuroid_has_its_share_and_a_space_of_noise_none()
    {
        Matrix a = Draw.Matrix(1, 90, 12);
        Matrix b = Draw.Matrix(2, 90, 12);
        Matrix noise = Draw.Matrix(3, 90, 30);
        Matrix fromA = Draw.Responses(4, a, 2, 0.3);
        Matrix fromB = Draw.Responses(6, b, 2, 0.3);
        var y = new Matrix(90, 4, [.. Enumerable.Range(0, 90).SelectMany(i => new[] { fromA[i, 0], fromA[i, 1], fromB[i, 0], fromB[i, 1] })]);
        BandedRidgeResult result = BandedRidge.Compute([a, b, noise], y, Folds.KFold(90, 3), new BandedRidgeOptions { CandidateCount = 12, Seed = 1, Alphas = RidgeCv.LogSpace(-1, 3, 5), InnerFolds = 3 });
        for (int j = 0; j < 4; j++)
        {
            Assert.True(result.R2Shares[j / 2, j] > 0.7, $"own share {result.R2Shares[j / 2, j]}");
            Assert.InRange(result.R2Shares[1 - (j / 2), j], -0.08, 0.08);
            Assert.InRange(result.R2Shares[2, j], -0.08, 0.08);
        }

        BandedRidgeResult broken = BandedRidge.Compute([a, b, noise], y.SelectRows(new Alignment.Resampling.StableRandom(2).Permutation(90)), Folds.KFold(90, 3), new BandedRidgeOptions { CandidateCount = 4, InnerFolds = 3, Alphas = [1, 10, 100] });
        Assert.True(broken.R2.Average() < 0.1, $"{broken.R2.Average()}");
    }

    [Fact]
    public void Inner_folds_keep_groups_together()
    {
        // Each stimulus three times with the same response, of which all is noise: where its copies are trained on, the least penalty looks best.
        int[] copies = [.. new Alignment.Resampling.StableRandom(5).Permutation(60).Select(row => row % 20)];
        Matrix x = Draw.Matrix(1, 20, 30).SelectRows(copies);
        Matrix y = Draw.Matrix(2, 20, 12).SelectRows(copies);
        var options = new BandedRidgeOptions { Candidates = [[1]], Alphas = RidgeCv.LogSpace(-4, 4, 5) };
        double Decades(BandedRidgeOptions chosen) => BandedRidge.Compute([x], y, Folds.GroupKFold(copies, 2), chosen).Joint.ChosenAlphas.Average(fold => fold.Average(Math.Log10));
        double split = Decades(options);
        double kept = Decades(options with { GroupOf = copies });
        Assert.True(kept > split + 3, $"{split} and {kept}");
    }

    [Fact]
    public void What_is_undefined_is_NaN_and_noted()
    {
        (Matrix[] spaces, Matrix y) = BandedFormula.Data();
        var values = (double[])y.Values.Clone();
        values[(5 * 8) + 2] = double.NaN;
        for (int i = 0; i < 63; i++)
        {
            values[(i * 8) + 6] = 4;
        }

        BandedRidgeResult result = BandedRidge.Compute(spaces, new Matrix(63, 8, values), Folds.KFold(63, 3), new BandedRidgeOptions { Candidates = [[1, 0, 1]], Alphas = [0.1, 1, 10] });
        foreach (int j in new[] { 2, 6 })
        {
            Assert.True(double.IsNaN(result.Joint.PerNeuroid[j]) && double.IsNaN(result.R2[j]) && double.IsNaN(result.MeanShares[j]) && double.IsNaN(result.CorrelationShares[0, j]));
        }

        Assert.Equal(2, result.Joint.PerNeuroid.Count(double.IsNaN));
        Assert.Contains("1 neuroids have responses that are not finite", result.Joint.Notes);
        Assert.Equal(double.PositiveInfinity, result.Penalties[0][1, 0]);
        Assert.Equal(0, result.CorrelationShares[1, 0]);
        Assert.True(double.IsNaN(result.Penalties[0][0, 2]));
    }

    [Fact]
    public void Mistakes_are_refused()
    {
        (Matrix[] spaces, Matrix y) = BandedFormula.Data();
        Folds folds = Folds.KFold(63, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => BandedRidge.Compute([], y, folds));
        Assert.Throws<ArgumentOutOfRangeException>(() => BandedRidge.Compute(spaces, y, folds, new BandedRidgeOptions { Alphas = [1, 0] }));
        Assert.Throws<ArgumentException>(() => BandedRidge.Compute(spaces, y, folds, new BandedRidgeOptions { Candidates = [[1, 1]] }));
        Assert.Throws<ArgumentException>(() => BandedRidge.Compute(spaces, y, folds, new BandedRidgeOptions { Candidates = [[1, -1, 1]] }));
        Assert.Throws<AlignmentException>(() => BandedRidge.Compute(spaces, y, folds, new BandedRidgeOptions { InnerFolds = 50 }));
        Assert.Throws<AlignmentException>(() => BandedRidge.Compute([new Matrix(63, 1, Enumerable.Repeat(double.NaN, 63).ToArray())], y, folds));
    }

    private static double PlainR2(PredictivityResult result, Matrix y, Folds folds, int neuroid)
    {
        var parts = Enumerable.Range(0, result.PredictionStimuli.Length).GroupBy(row => result.Pooling is Pooling.Pooled ? 0 : result.PredictionFolds[row]);
        return parts.Average(part =>
        {
            double Mean(int row) => folds.Training(result.PredictionFolds[row]).Average(i => y[i, neuroid]);
            double Response(int row) => y[result.PredictionStimuli[row], neuroid];
            return 1 - (part.Sum(row => Math.Pow(Response(row) - result.Predictions[row, neuroid], 2)) / part.Sum(row => Math.Pow(Response(row) - Mean(row), 2)));
        });
    }
}
