using System.Text.Json;
using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Tests.Predictivity;

/// <summary>The same score with its sides exchanged: neuroids predict units.</summary>
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
        PredictivityResult each = PredictivityScore.Compute(y, x, Folds.KFold(40, 5), mapping, pooling: Pooling.PerFold);
        Golden.Close($"reverse {name} per fold", expected.GetProperty("per_fold").Doubles(), each.PerNeuroid, tolerance);
        Golden.Close($"reverse {name} pooled", expected.GetProperty("pooled").Doubles(), PredictivityScore.Compute(y, x, Folds.KFold(40, 5), mapping).PerNeuroid, tolerance);
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
        PredictivityResult reverse = PredictivityScore.Compute(y, x, folds, new Ridge(1));
        Assert.Equal(40, reverse.PerNeuroid.Length);
        Assert.InRange(reverse.Aggregate(NeuroidAggregate.Median).Value, -0.4, 0.2);
        Assert.True(reverse.PerNeuroid[0] > 0.8 && reverse.PerNeuroid[1] > 0.8);
    }

    [Fact]
    public void A_constant_unit_is_undefined_and_the_other_units_keep_their_score()
    {
        Matrix x = Draw.Matrix(1, 20, 3);
        var units = new Matrix(20, 3, [.. x.Values.Select((value, k) => k % 3 == 1 ? 2 : value)]);
        Matrix y = Draw.Responses(2, x, 4, 0.5);
        double[] whole = PredictivityScore.Compute(y, x, Folds.KFold(20, 4), new Ridge(1)).PerNeuroid;
        double[] found = PredictivityScore.Compute(y, units, Folds.KFold(20, 4), new Ridge(1)).PerNeuroid;
        Golden.Close("others", [whole[0], whole[2]], [found[0], found[2]], 1e-12);
        Assert.True(double.IsNaN(found[1]));
    }

    [Fact]
    public void Columns_with_a_value_that_is_not_finite_do_not_take_part()
    {
        var y = new Matrix(2, 4, [1, 2, double.PositiveInfinity, 4, 5, double.NaN, 7, 8]);
        Assert.Equal([0, 3], FiniteColumns.Of(y));
        Assert.Equal("2 neuroids have responses that are not finite", FiniteColumns.Note(2, 4));
        Assert.Null(FiniteColumns.Note(4, 4));
    }
}
