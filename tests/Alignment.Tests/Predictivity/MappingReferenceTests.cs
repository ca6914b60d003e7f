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
    [InlineData("q1")]
    public void Pls_of_scaled_inputs_equals_scikit_learn_with_scale(string tag)
    {
        // scale=True is PLS of X and Y divided by their standard deviations (divisor n − 1), brought back afterwards.
        (Matrix x, Matrix y, Matrix test, JsonElement expected) = Read("pls", tag);
        (double[] ofX, double[] ofY) = (Deviations(x), Deviations(y));
        foreach (int components in new[] { 1, 2, 5 })
        {
            if (expected.TryGetProperty($"n{components}_scale1", out JsonElement one))
            {
                Matrix scaled = new Pls(components).FitPredict(Divided(x, ofX), Divided(y, ofY), Divided(test, ofX));
                Golden.Close($"pls scale {tag} {components}", one.GetProperty("pred_test_tol1e-15").Flat(), Divided(scaled, Array.ConvertAll(ofY, d => 1 / d)).Values, 5e-7);
            }
        }
    }

    [Theory]
    [InlineData("tall")]
    [InlineData("wide")]
    public void Ridge_without_an_intercept_is_ridge_of_the_data_and_their_mirror_image(string tag)
    {
        // Rows x, −x with responses y, −y have means of 0, and twice the squares: twice the penalty.
        (Matrix x, Matrix y, Matrix test, JsonElement expected) = Read("ridge", tag);
        foreach (string alpha in new[] { "0.01", "1", "100", "10000" })
        {
            JsonElement one = expected.GetProperty($"Ridge_a{alpha}_intercept0");
            Golden.Close($"ridge, no intercept {tag} {alpha}", one.GetProperty("pred_test").Flat(), new Ridge(2 * one.GetProperty("alpha").GetDouble()).FitPredict(Mirrored(x), Mirrored(y), test).Values, 1e-10);
        }

        JsonElement himalaya = expected.GetProperty("himalaya_KernelRidgeCV_kfold5_r2_nointercept");
        double[] alphas = himalaya.GetProperty("best_alphas").Flat();
        double[] predicted = himalaya.GetProperty("pred_test").Flat();
        for (int j = 0; j < y.Columns; j++)
        {
            double[] own = new Ridge(2 * alphas[j]).FitPredict(Mirrored(x), Mirrored(y.SelectColumns([j])), test).Values;
            Golden.Close($"himalaya, no intercept {tag} {j}", Enumerable.Range(0, test.Rows).Select(i => predicted[(i * y.Columns) + j]).ToArray(), own, 1e-9);
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
        double[] brainScore = [0.01, 0.1, 0.5, 1, .. Steps(1e1, 1e2, 4, 4), .. Steps(1e2, 1e3, 18, 18), .. Steps(1e3, 1e4, 18, 18), .. Steps(1e4, 1e5, 18, 18), .. Steps(1e5, 1e6, 18, 18), .. Steps(1e6, 1e7, 18, 19)];
        (string, Mapping, double)[] cases =
        [
            ("ridge_a1", new Ridge(1), 1e-10),
            ("ridgecv_language_logspace-3_3_7", new RidgeCv(RidgeCv.LogSpace(-3, 3, 7)), 1e-10),
            ("ridgecv_brainscore_alphas", new RidgeCv(brainScore), 1e-10),

            // scikit-learn at its default tolerance, not converged: its predictions are up to 1.5e-2 off, these correlations up to 1e-3.
            ("pls_n5_scaleFalse", new Pls(5), 2e-3),
            ("pls_n25_scaleFalse", new Pls(25), 2e-3),
            ("himalaya_ridgecv_kfold5", new RidgeKFold([0.01, 0.1, 1, 10, 100, 1000], loss: PenaltyLoss.SquaredError), 1e-9),
        ];
        foreach ((string key, Mapping mapping, double tolerance) in cases)
        {
            PredictivityResult result = PredictivityScore.Compute(x, y, folds, mapping);
            int[] test = Enumerable.Range(0, 60).Where(i => i % 5 == 0).ToArray();
            double[] r = Enumerable.Range(0, 12).Select(j => Alignment.Statistics.Pearson.Compute(result.Predictions.SelectRows(test).Column(j), y.SelectRows(test).Column(j)).Value).ToArray();
            Golden.Close($"peers {key}", (peers.GetProperty(key).TryGetProperty("corr", out JsonElement corr) ? corr : peers.GetProperty(key).GetProperty("pearson_per_target")).Doubles(), r, tolerance);
        }
    }

    private static (Matrix X, Matrix Y, Matrix Test, JsonElement Expected) Read(string folder, string tag) =>
        (Golden.Npy(folder, $"{tag}_X.npy"), AsColumns(Golden.Npy(folder, $"{tag}_Y.npy"), Golden.Npy(folder, $"{tag}_X.npy").Rows), Golden.Npy(folder, $"{tag}_Xtest.npy"), Golden.Json(folder, $"{tag}_expected.json"));

    private static Matrix AsColumns(Matrix y, int rows) => new(rows, y.Values.Length / rows, y.Values);

    // count values from the first on, at steps of (last − first)/parts, as numpy's linspace.
    private static IEnumerable<double> Steps(double first, double last, int parts, int count) => Enumerable.Range(0, count).Select(k => first + ((last - first) * k / parts));

    private static Matrix Mirrored(Matrix x) => new(2 * x.Rows, x.Columns, [.. x.Values, .. x.Values.Select(value => -value)]);

    private static double[] Deviations(Matrix x) => [.. Enumerable.Range(0, x.Columns).Select(j =>
    {
        double mean = x.Column(j).Average();
        return Math.Sqrt(x.Column(j).Sum(value => (value - mean) * (value - mean)) / (x.Rows - 1));
    })];

    private static Matrix Divided(Matrix x, double[] by) => new(x.Rows, x.Columns, [.. x.Values.Select((value, k) => value / by[k % x.Columns])]);
}
