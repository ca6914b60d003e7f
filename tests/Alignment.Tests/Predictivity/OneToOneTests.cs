using System.Text.Json;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Statistics;
using CsCheck;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class OneToOneTests
{
    [Theory]
    [InlineData("tall")]
    [InlineData("wide")]
    public void Held_out_r_is_that_of_the_units_which_Brain_Score_chooses(string tag)
    {
        (Matrix x, Matrix y, Matrix test, Matrix testY, JsonElement expected) = MappingFormula.Split(tag);
        Matrix predicted = new OneToOne().FitPredict(x, y, test);
        double[] r = [.. Enumerable.Range(0, 6).Select(j => Pearson.Compute(predicted.Column(j), testY.Column(j)).Value)];
        Golden.Close($"one-to-one {tag}", expected.GetProperty("one_to_one_r").Doubles(), r, 1e-12);
        int[] units = expected.GetProperty("one_to_one_units").Ints();
        Assert.All(Enumerable.Range(0, 6), j => Assert.Equal(1, Pearson.Compute(predicted.Column(j), test.Column(units[j])).Value, 12));
    }

    [Fact]
    public void The_prediction_has_the_neuroids_mean_and_spread_and_a_plain_twin_chooses_the_same()
    {
        Gen.Int[1, 1_000_000].Sample(
            seed =>
        {
            Matrix x = Draw.Matrix(seed, 12, 9);
            Matrix y = Draw.Responses(seed + 1, x, 4, 2);
            Matrix predicted = new OneToOne().FitPredict(x, y, x);
            for (int j = 0; j < 4; j++)
            {
                double[] r = [.. Enumerable.Range(0, 9).Select(u => Pearson.Compute(x.Column(u), y.Column(j)).Value)];
                Assert.Equal(1, Pearson.Compute(predicted.Column(j), x.Column(Array.IndexOf(r, r.Max()))).Value, 10);
                Assert.Equal(y.Column(j).Average(), predicted.Column(j).Average(), 10);
                Assert.Equal(Sum(y.Column(j)), Sum(predicted.Column(j)), 8);
            }
        },
            iter: 30);

        static double Sum(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2));
    }

    [Fact]
    public void The_highest_r_is_chosen_and_not_the_largest_and_its_sign_stays()
    {
        // Unit 0 is −y exactly, unit 1 correlates weakly: unit 1 it is.
        double[] y = [1, 2, 3, 4, 5];
        double[] weak = [2, 1, 3, 2, 3];
        var x = new Matrix(5, 2, [.. Enumerable.Range(0, 5).SelectMany(i => new[] { -y[i], weak[i] })]);
        Assert.Equal(1, Pearson.Compute(new OneToOne().FitPredict(x, new Matrix(5, 1, y), x).Column(0), weak).Value, 12);

        // With unit 0 alone the highest r is −1, and the prediction falls where the responses rise.
        Matrix only = x.SelectColumns([0]);
        Assert.Equal(-1, Pearson.Compute(new OneToOne().FitPredict(only, new Matrix(5, 1, y), only).Column(0), y).Value, 12);
    }

    [Fact]
    public void Of_equal_units_the_first_is_taken_and_constant_units_are_left_out()
    {
        double[] y = [1, 2, 3, 4, 5, 7];
        var x = new Matrix(6, 3, [.. y.SelectMany(value => new[] { 4, value, value / 3 })]);
        var test = new Matrix(2, 3, [9, 1, 2, 8, 2, 1]); // units 1 and 2 tell different stories
        Matrix predicted = new OneToOne().FitPredict(x, new Matrix(6, 1, y), test);
        Golden.Close("first of equals", [1, 2], predicted.Values, 1e-12);
    }

    [Fact]
    public void Without_a_unit_that_varies_the_prediction_is_the_mean_and_the_score_undefined()
    {
        Matrix y = Draw.Matrix(1, 12, 2);
        PredictivityResult result = PredictivityScore.Compute(new Matrix(12, 3, Enumerable.Repeat(0.3, 36).ToArray()), y, Folds.KFold(12, 3), new OneToOne(), pooling: Pooling.PerFold);
        Assert.All(result.PerNeuroid, r => Assert.True(double.IsNaN(r)));
        Assert.Equal(y.Column(0).Skip(4).Average(), result.Predictions[0, 0], 12);
        Assert.Contains("every unit is constant in training", result.Notes);
    }

    [Fact]
    public void Scaling_units_by_positive_numbers_and_permuting_them_changes_nothing()
    {
        (Matrix x, Matrix y) = MappingFormula.Data(40, 30, 5);
        var scaled = new Matrix(40, 30, [.. x.Values.Select((value, k) => value * (1 + (k % 30)))]);
        Folds folds = Folds.KFold(40, 5);
        double[] score = PredictivityScore.Compute(x, y, folds, new OneToOne()).PerNeuroid;
        Golden.Close("scaled", score, PredictivityScore.Compute(scaled, y, folds, new OneToOne()).PerNeuroid, 1e-12);
        Golden.Close("reversed order", score, PredictivityScore.Compute(x.SelectColumns([.. Enumerable.Range(0, 30).Reverse()]), y, folds, new OneToOne()).PerNeuroid, 1e-12);
        double broken = PredictivityScore.Compute(x, y.SelectRows(new Alignment.Resampling.StableRandom(3).Permutation(40)), folds, new OneToOne()).PerNeuroid.Average();
        Assert.True(score.Average() - broken > 0.3, $"{score.Average()} and {broken}");
    }

    [Fact]
    public void Slices_of_neuroids_change_nothing()
    {
        // 1,200,000 units allow six neuroids a slice: 14 make three. Neuroid j is unit 80,000 j.
        const int Units = 1_200_000;
        var x = new Matrix(5, Units, [.. Enumerable.Range(0, 5 * Units).Select(k => (((long)k * k % 10007) + (k / Units * 31 % 17)) / 1000.0)]);
        int[] own = [.. Enumerable.Range(0, 14).Select(j => 80_000 * j)];
        Matrix y = x.SelectColumns(own);
        Golden.Close("slices", y.Values, new OneToOne().FitPredict(x, y, x).Values, 1e-9);
    }
}
