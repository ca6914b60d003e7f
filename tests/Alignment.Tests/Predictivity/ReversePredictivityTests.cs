using System.Text.Json;
using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class ReversePredictivityTests
{
    public static TheoryData<string> Names => ["pls5", "ridge1"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Units_are_predicted_as_by_scikit_learn_with_sides_exchanged(string name)
    {
        // scikit-learn's NIPALS stops where the square of a step is below tol: half the digits, as in METRICS.
        (Mapping mapping, double tolerance) = name == "pls5" ? ((Mapping)new Pls(5), 5e-7) : (new Ridge(1), 1e-9);
        (Matrix x, Matrix y) = MappingFormula.Data(40, 30, 9);
        JsonElement expected = MappingFormula.Expected.GetProperty($"reverse_{name}");
        PredictivityResult each = ReversePredictivity.Compute(x, y, Folds.KFold(40, 5), mapping, pooling: Pooling.PerFold);
        Golden.Close($"reverse {name} per fold", expected.GetProperty("per_fold").Doubles(), each.PerNeuroid, tolerance);
        Golden.Close($"reverse {name} pooled", expected.GetProperty("pooled").Doubles(), ReversePredictivity.Compute(x, y, Folds.KFold(40, 5), mapping).PerNeuroid, tolerance);
        Assert.Equal(expected.GetProperty("median_per_fold").GetDouble(), each.Aggregate(NeuroidAggregate.Median).Value, tolerance);
    }

    [Fact]
    public void Directions_differ_when_the_model_holds_more_than_the_brain()
    {
        // 40 independent units, of which three neuroids see two: units predict neuroids, neuroids predict few units.
        Matrix x = Draw.Matrix(1, 100, 40);
        Matrix y = Draw.Responses(2, x.SelectColumns([0, 1]), 3, 0.1);
        Folds folds = Folds.KFold(100, 5);
        Assert.True(PredictivityScore.Compute(x, y, folds, new Ridge(1)).Aggregate(NeuroidAggregate.Median).Value > 0.9);
        PredictivityResult reverse = ReversePredictivity.Compute(x, y, folds, new Ridge(1));
        Assert.Equal(40, reverse.PerNeuroid.Length);
        Assert.InRange(reverse.Aggregate(NeuroidAggregate.Median).Value, -0.4, 0.2);
        Assert.True(reverse.PerNeuroid[0] > 0.8 && reverse.PerNeuroid[1] > 0.8);
    }

    [Fact]
    public void Neuroids_that_are_not_finite_are_left_out_and_constant_units_undefined()
    {
        Matrix x = Draw.Matrix(1, 20, 3);
        double[] units = [.. x.Values];
        for (int i = 0; i < 20; i++)
        {
            units[(i * 3) + 1] = 2;
        }

        Matrix y = Draw.Responses(2, x, 4, 0.5);
        double[] values = [.. y.Values];
        values[6] = double.NaN; // stimulus 1, neuroid 2
        PredictivityResult result = ReversePredictivity.Compute(new Matrix(20, 3, units), new Matrix(20, 4, values), Folds.KFold(20, 4), new Ridge(1));
        Golden.Close("without neuroid 2", ReversePredictivity.Compute(x, y.SelectColumns([0, 1, 3]), Folds.KFold(20, 4), new Ridge(1)).PerNeuroid[0..1], result.PerNeuroid[0..1], 1e-12);
        Assert.True(double.IsNaN(result.PerNeuroid[1]));
        Assert.Contains("1 neuroids have responses that are not finite", result.Notes);
        var missing = new Matrix(20, 1, Enumerable.Repeat(double.NaN, 20).ToArray());
        Assert.Contains("none of 1 neuroids", Assert.Throws<AlignmentException>(() => ReversePredictivity.Compute(x, missing, Folds.KFold(20, 4), new Ridge(1))).Message, StringComparison.Ordinal);
    }
}
