using System.Text.Json;
using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class MappingReferenceTests
{
    [Theory]
    [InlineData("tall")]
    [InlineData("wide")]
    [InlineData("q1")]
    public void Pls_equals_scikit_learn_run_to_convergence(string tag)
    {
        (Matrix x, Matrix y, Matrix test, JsonElement expected) = Read("pls", tag);
        foreach (int components in new[] { 1, 2, 5, 10, 25 })
        {
            if (expected.TryGetProperty($"n{components}_scale0", out JsonElement one))
            {
                Golden.Close($"pls {tag} {components}", one.GetProperty("pred_test_tol1e-15").Flat(), new Pls(components).FitPredict(x, y, test).Values, 5e-7);
            }
        }
    }

    [Theory]
    [InlineData("tall")]
    [InlineData("wide")]
    public void Ridge_equals_scikit_learn(string tag)
    {
        (Matrix x, Matrix y, Matrix test, JsonElement expected) = Read("ridge", tag);
        foreach (string alpha in new[] { "0.01", "1", "100", "10000" })
        {
            JsonElement one = expected.GetProperty($"Ridge_a{alpha}_intercept1");
            Golden.Close($"ridge {tag} {alpha}", one.GetProperty("pred_test").Flat(), new Ridge(one.GetProperty("alpha").GetDouble()).FitPredict(x, y, test).Values, 1e-10);
            var twin = new RidgeCv([one.GetProperty("alpha").GetDouble()]);
            Golden.Close($"ridge by eigenvalues {tag} {alpha}", one.GetProperty("pred_test").Flat(), twin.FitPredict(x, y, test).Values, 1e-10);
        }
    }

    [Theory]
    [InlineData("tall", "RidgeCV_gcv", PenaltyScope.All)]
    [InlineData("wide", "RidgeCV_gcv", PenaltyScope.All)]
    [InlineData("tall", "RidgeCV_gcv_per_target", PenaltyScope.Target)]
    [InlineData("wide", "RidgeCV_gcv_per_target", PenaltyScope.Target)]
    public void RidgeCv_chooses_and_predicts_as_scikit_learn(string tag, string key, PenaltyScope per)
    {
        (Matrix x, Matrix y, Matrix test, JsonElement expected) = Read("ridge", tag);
        JsonElement one = expected.GetProperty(key);
        var mapping = new RidgeCv(expected.GetProperty("alphas").Doubles(), per);
        Golden.Close($"ridge-cv {per} {tag}", one.GetProperty("pred_test").Flat(), mapping.FitPredict(x, y, test).Values, 1e-10);

        // The chosen penalties: the first fold trains on exactly these rows when all test rows are held out.
        int n = x.Rows;
        var whole = new Matrix(n + test.Rows, x.Columns, [.. x.Values, .. test.Values]);
        var responses = new Matrix(n + test.Rows, y.Columns, [.. y.Values, .. new double[test.Rows * y.Columns]]);
        int[] foldOf = Enumerable.Range(0, n + test.Rows).Select(row => row < n ? 1 : 0).ToArray();
        double[] chosen = PredictivityScore.Compute(whole, responses, Folds.Given(foldOf), mapping).ChosenAlphas[0];
        Assert.Equal(one.GetProperty("alpha").Flat(), chosen, (a, b) => Math.Abs((a / b) - 1) < 1e-9);
    }

    [Theory]
    [InlineData("tall")]
    [InlineData("wide")]
    public void Leave_one_out_errors_equal_refitting_without_each_row(string tag)
    {
        (Matrix x, Matrix y, _, JsonElement expected) = Read("ridge", tag);
        double[] alphas = expected.GetProperty("alphas").Doubles();
        double[] loss = expected.GetProperty("RidgeCV_gcv_per_target").GetProperty("loo_mse").Flat(); // (neuroids, penalties)
        foreach (int a in new[] { 3, 10 })
        {
            var sums = new double[y.Columns];
            for (int left = 0; left < x.Rows; left++)
            {
                int[] rest = Enumerable.Range(0, x.Rows).Where(row => row != left).ToArray();
                Matrix predicted = new Ridge(alphas[a]).FitPredict(x.SelectRows(rest), y.SelectRows(rest), x.SelectRows([left]));
                for (int j = 0; j < y.Columns; j++)
                {
                    sums[j] += Math.Pow(predicted[0, j] - y[left, j], 2) / x.Rows;
                }
            }

            Golden.Close($"loo by refitting {tag}", Enumerable.Range(0, y.Columns).Select(j => loss[(j * alphas.Length) + a]).ToArray(), sums, 1e-9);
        }
    }

    [Fact]
    public void Peers_golden_predictions_correlate_as_theirs()
    {
        JsonElement peers = Golden.Json("peers", "golden.json");
        double X(int i, int j) => Math.Sin((0.7 * i) + (1.3 * j) + (0.05 * i * j));
        var x = new Matrix(60, 40, Enumerable.Range(0, 2400).Select(k => X(k / 40, k % 40)).ToArray());
        var y = new Matrix(60, 12, Enumerable.Range(0, 720).Select(k => Math.Tanh(X(k / 12, k % 12) + (0.5 * X(k / 12, (k % 12) + 12))) + (0.3 * Math.Cos((1.1 * (k / 12)) + (0.37 * (k % 12) * (k % 12))))).ToArray());
        var folds = Folds.Given(Enumerable.Range(0, 60).Select(i => i % 5 == 0 ? 0 : 1).ToArray());
        foreach ((string key, Mapping mapping, double tolerance) in new (string, Mapping, double)[] { ("ridge_a1", new Ridge(1), 1e-10), ("ridgecv_language_logspace-3_3_7", new RidgeCv(RidgeCv.LogSpace(-3, 3, 7)), 1e-10) })
        {
            PredictivityResult result = PredictivityScore.Compute(x, y, folds, mapping);
            int[] test = Enumerable.Range(0, 60).Where(i => i % 5 == 0).ToArray();
            double[] r = Enumerable.Range(0, 12).Select(j => Alignment.Statistics.Pearson.Compute(result.Predictions.SelectRows(test).Column(j), y.SelectRows(test).Column(j)).Value).ToArray();
            Golden.Close($"peers {key}", peers.GetProperty(key).GetProperty("pearson_per_target").Doubles(), r, tolerance);
        }
    }

    private static (Matrix X, Matrix Y, Matrix Test, JsonElement Expected) Read(string folder, string tag) =>
        (Golden.Npy(folder, $"{tag}_X.npy"), AsColumns(Golden.Npy(folder, $"{tag}_Y.npy"), Golden.Npy(folder, $"{tag}_X.npy").Rows), Golden.Npy(folder, $"{tag}_Xtest.npy"), Golden.Json(folder, $"{tag}_expected.json"));

    private static Matrix AsColumns(Matrix y, int rows) => new(rows, y.Values.Length / rows, y.Values);
}
