using System.Text.Json;
using Concord.Alignment.Predictivity;
using CsCheck;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class NearestNeighboursTests
{
    [Theory]
    [InlineData("tall")]
    [InlineData("wide")]
    public void Predictions_equal_scikit_learn(string tag)
    {
        (Matrix x, Matrix y, Matrix test, _, JsonElement expected) = MappingFormula.Split(tag);
        foreach (int k in new[] { 1, 3, 7 })
        {
            Golden.Close($"knn({k}) {tag}", expected.GetProperty($"knn{k}").Flat(), new NearestNeighbours(k).FitPredict(x, y, test).Values, 1e-12);
        }
    }

    [Fact]
    public void A_plain_twin_sorts_by_distance_and_then_by_index()
    {
        // Whole numbers from 0 to 2 on two units: many stimuli are equally far.
        Gen.Int[1, 1_000_000].Sample(
            seed =>
        {
            var random = new Alignment.Resampling.StableRandom(seed);
            var x = new Matrix(15, 2, [.. Enumerable.Range(0, 30).Select(_ => (double)random.Next(3))]);
            var test = new Matrix(4, 2, [.. Enumerable.Range(0, 8).Select(_ => (double)random.Next(3))]);
            Matrix y = Draw.Matrix(seed, 15, 2);
            int k = 1 + random.Next(6);
            double[] twin = [.. from i in Enumerable.Range(0, 4) from j in Enumerable.Range(0, 2) select Nearest(x, test, i).Take(k).Average(row => y[row, j])];
            Golden.Close("twin", twin, new NearestNeighbours(k).FitPredict(x, y, test).Values, 1e-12);
        },
            iter: 100);
    }

    [Fact]
    public void A_rotation_and_a_common_scale_of_the_units_change_nothing()
    {
        (Matrix x, Matrix y) = MappingFormula.Data(30, 45, 4);
        Folds folds = Folds.KFold(30, 5);
        double[] score = PredictivityScore.Compute(x, y, folds, new NearestNeighbours(3)).PerNeuroid;
        Golden.Close("rotated", score, PredictivityScore.Compute(x.Times(Draw.Rotation(99, x.Columns)), y, folds, new NearestNeighbours(3)).PerNeuroid, 1e-12);
        Golden.Close("scaled", score, PredictivityScore.Compute(new Matrix(30, 45, Array.ConvertAll(x.Values, value => value * 7)), y, folds, new NearestNeighbours(3)).PerNeuroid, 1e-12);
    }

    [Fact]
    public void Smooth_responses_are_predicted_and_shuffled_ones_are_not()
    {
        Matrix x = Draw.Matrix(1, 80, 2);
        var y = new Matrix(80, 1, [.. Enumerable.Range(0, 80).Select(i => Math.Sin(x[i, 0]) + x[i, 1])]);
        double whole = PredictivityScore.Compute(x, y, Folds.KFold(80, 5), new NearestNeighbours(4)).PerNeuroid[0];
        double shuffled = PredictivityScore.Compute(x, y.SelectRows(new Alignment.Resampling.StableRandom(2).Permutation(80)), Folds.KFold(80, 5), new NearestNeighbours(4)).PerNeuroid[0];
        Assert.True(whole > 0.8 && shuffled < 0.4, $"{whole} and {shuffled}");
    }

    [Fact]
    public void With_fewer_stimuli_than_neighbours_all_are_taken_and_said()
    {
        Matrix y = Draw.Matrix(2, 6, 2);
        PredictivityResult result = PredictivityScore.Compute(Draw.Matrix(1, 6, 3), y, Folds.KFold(6, 3), new NearestNeighbours(9));
        Assert.Equal(y.Column(1).Skip(2).Average(), result.Predictions[0, 1], 12);
        Assert.Contains("only 4 of 9 neighbours: there are no more training stimuli", result.Notes);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NearestNeighbours(0));
    }

    private static IEnumerable<int> Nearest(Matrix x, Matrix test, int row) =>
        Enumerable.Range(0, x.Rows).OrderBy(i => Enumerable.Range(0, x.Columns).Sum(u => Math.Pow(x[i, u] - test[row, u], 2))).ThenBy(i => i);
}
