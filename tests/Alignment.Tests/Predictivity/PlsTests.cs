using Concord.Alignment.Predictivity;
using Concord.Alignment.Statistics;
using CsCheck;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class PlsTests
{
    [Theory]
    [InlineData(18, 6, 4)] // units fewer than stimuli
    [InlineData(12, 30, 4)] // kernel
    [InlineData(12, 5, 20)] // neuroids more than stimuli, too
    [InlineData(10, 25, 16)]
    [InlineData(15, 4, 9)] // neuroids between units and stimuli
    public void Predictions_equal_plain_nipals(int stimuli, int units, int neuroids)
    {
        Matrix x = Draw.Matrix(stimuli, stimuli, units);
        Matrix y = Draw.Responses(units, x, neuroids, 0.5);
        Matrix test = Draw.Matrix(99, 5, units);
        foreach (int components in new[] { 1, 3 })
        {
            Golden.Close($"pls twin {stimuli} × {units} → {neuroids}", PlainPls.Predict(x, y, test, components), new Pls(components).FitPredict(x, y, test).Values, 1e-7);
        }
    }

    [Theory]
    [InlineData(120, 40)]
    [InlineData(60, 200)]
    public void Float32_predictions_correlate_with_the_float64_twin(int stimuli, int units)
    {
        Matrix x = Draw.Matrix(1, stimuli, units);
        Matrix y = Draw.Responses(2, x, 7, 0.7);
        Folds folds = Folds.KFold(stimuli, 5);
        var single = new Pls(10, Arithmetic.Float32);
        PredictivityResult wide = PredictivityScore.Compute(x, y, folds, new Pls(10));
        PredictivityResult narrow = PredictivityScore.Compute(x, y, folds, single);
        Assert.Equal(("pls(10)", "pls(10, float32)"), (new Pls(10).Id, single.Id));
        Assert.NotEqual(wide.PerNeuroid[0], narrow.PerNeuroid[0]);
        for (int j = 0; j < 7; j++)
        {
            Assert.InRange(Pearson.Compute(wide.Predictions.Column(j), narrow.Predictions.Column(j)).Value, 1 - 1e-4, 1 + 1e-12);
        }
    }

    [Fact]
    public void Many_neuroids_go_through_lanczos_steps_and_predict_as_the_rotated_few()
    {
        // 300 neuroids of rank 6: the six that span them carry the same YY', and a decomposition of 6 × 6 instead of steps in 300.
        Matrix x = Draw.Matrix(1, 400, 20);
        Matrix few = Draw.Responses(2, x, 6, 0.5);
        Matrix turn = Draw.Rotation(3, 300).SelectRows([.. Enumerable.Range(0, 6)]); // (6, 300), orthonormal rows
        Matrix test = Draw.Matrix(4, 3, 20);
        double[] expected = new Pls(4).FitPredict(x, few, test).Times(turn).Values;
        Golden.Close("many neuroids", expected, new Pls(4).FitPredict(x, few.Times(turn), test).Values, 1e-8);
    }

    [Fact]
    public void Scaling_shifting_and_rotating_units_change_no_prediction() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Bool, Gen.Double[0.01, 100]).Sample(
            (seed, isWide, factor) =>
            {
                Matrix x = Draw.Matrix(seed, 20, isWide ? 30 : 6);
                Matrix y = Draw.Responses(seed + 1, x, 3, 0.5);
                Matrix test = Draw.Matrix(seed + 2, 4, x.Columns);
                Matrix turn = Draw.Rotation(seed + 3, x.Columns);
                Matrix Moved(Matrix rows) => new(rows.Rows, rows.Columns, Array.ConvertAll(rows.Times(turn).Values, value => (factor * value) + 3));
                Golden.Close("moved", new Pls(3).FitPredict(x, y, test).Values, new Pls(3).FitPredict(Moved(x), y, Moved(test)).Values, 1e-6);
            },
            iter: 20);
}
