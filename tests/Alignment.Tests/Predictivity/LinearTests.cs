using System.Text.Json;
using Concord.Alignment.Predictivity;
using CsCheck;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class LinearTests
{
    [Theory]
    [InlineData("tall")]
    [InlineData("wide")]
    public void Predictions_equal_scikit_learn_and_numpy(string tag)
    {
        (Matrix x, Matrix y, Matrix test, _, JsonElement expected) = MappingFormula.Split(tag);
        Golden.Close($"linear {tag}", expected.GetProperty("linear").Flat(), new Linear().FitPredict(x, y, test).Values, 1e-10);
    }

    [Fact]
    public void A_line_by_hand()
    {
        // y = 2x + 1 through (0, 1), (1, 3), (3, 7): at 2 and 10 it is 5 and 21.
        Matrix predicted = new Linear().FitPredict(new Matrix(3, 1, [0, 1, 3]), new Matrix(3, 1, [1, 3, 7]), new Matrix(2, 1, [2, 10]));
        Golden.Close("line", [5, 21], predicted.Values, 1e-12);
    }

    [Fact]
    public void Any_invertible_mixing_of_fewer_units_than_stimuli_changes_nothing()
    {
        Gen.Int[1, 1_000_000].Sample(
            seed =>
        {
            Matrix x = Draw.Matrix(seed, 20, 4);
            Matrix y = Draw.Responses(seed + 1, x, 3, 0.5);
            Matrix mixed = Draw.Responses(seed + 7, x, 4, 0);
            Golden.Close("mixed", new Linear().FitPredict(x, y, x).Values, new Linear().FitPredict(mixed, y, mixed).Values, 1e-6);
        },
            iter: 20);
    }

    [Fact]
    public void With_more_units_than_stimuli_it_is_the_limit_of_small_penalties_and_meets_every_response()
    {
        Matrix x = Draw.Matrix(1, 8, 20);
        Matrix y = Draw.Matrix(2, 8, 3);
        Golden.Close("interpolation", y.Values, new Linear().FitPredict(x, y, x).Values, 1e-11);
        Matrix test = Draw.Matrix(3, 5, 20);
        Golden.Close("limit", new Ridge(1e-8).FitPredict(x, y, test).Values, new Linear().FitPredict(x, y, test).Values, 1e-7);
    }

    [Fact]
    public void Digits_survive_units_that_are_nearly_the_same()
    {
        // Two units that differ by 1e-9: squares differ by 1e-18 and X'X cannot tell them apart. y is their difference times 1e9.
        double[] a = Draw.Normals(1, 30);
        double[] b = Draw.Normals(2, 30);
        var x = new Matrix(30, 2, [.. Enumerable.Range(0, 30).SelectMany(i => new[] { a[i], a[i] + (1e-9 * b[i]) })]);
        Golden.Close("ill-conditioned", b, new Linear().FitPredict(x, new Matrix(30, 1, b), x).Values, 1e-5);
    }

    [Fact]
    public void A_repeated_unit_shares_its_weight_and_changes_no_prediction()
    {
        Matrix x = Draw.Matrix(4, 15, 3);
        Matrix y = Draw.Responses(5, x, 2, 0.4);
        Matrix test = Draw.Matrix(6, 4, 3);
        Golden.Close("repeated", new Linear().FitPredict(x, y, test).Values, new Linear().FitPredict(x.SelectColumns([0, 1, 2, 1]), y, test.SelectColumns([0, 1, 2, 1])).Values, 1e-12);
    }

    [Fact]
    public void Peers_ols_keeps_singular_values_that_are_rounding_and_ours_does_not()
    {
        // The two least singular values of these 40 units are 9 and 3 times ε·σ₁: their directions are noise, which scikit-learn (cut at ε·σ₁) divides by them.
        JsonElement peer = PeerInputs.Expected.GetProperty("ols").GetProperty("pearson_per_target");
        PredictivityResult result = PredictivityScore.Compute(PeerInputs.X, PeerInputs.Y, Folds.Given([.. Enumerable.Range(0, 60).Select(i => i % 5 == 0 ? 0 : 1)]), new Linear());
        int[] test = [.. Enumerable.Range(0, 60).Where(i => i % 5 == 0)];
        double[] r = PredictivityScore.Correlations(result.Predictions.SelectRows(test), PeerInputs.Y.SelectRows(test));
        Golden.Close("linear, peers ols", peer.Doubles(), r, 0.1);
        Assert.Contains(peer.Doubles().Zip(r), pair => Math.Abs(pair.First - pair.Second) > 1e-3);
    }
}
