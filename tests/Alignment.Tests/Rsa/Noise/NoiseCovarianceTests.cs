using Concord.Alignment.Rsa;
using Concord.Alignment.Rsa.Noise;

namespace Concord.Alignment.Tests.Rsa.Noise;

public sealed class NoiseCovarianceTests
{
    [Fact]
    public void By_hand_two_units()
    {
        // Residuals ±1 and ±2 with covariance 0: variances (1 + 1 + 0 + 0)/3 and (0 + 0 + 4 + 4)/3.
        var residuals = new Matrix(4, 2, [1, 0, -1, 0, 0, 2, 0, -2]);
        Golden.Close("precision diagonal", [1.5, 0, 0, 0.375], new DiagonalCovariance().Estimate(residuals).ToPrecision().Values, 1e-12);
        Golden.Close("precision full", [1.5, 0, 0, 0.375], new FullCovariance().Estimate(residuals).ToPrecision().Values, 1e-12);

        // S = diag(1/2, 2), m = 5/4, d² = 9/8; Σ‖x‖⁴/n = (1 + 1 + 16 + 16)/4 = 17/2, ‖S‖² = 17/4, so b² = min(9/8, 17/16) = 17/16 and
        // the weight is 17/18: diagonal 17/18·5/4 + 1/18·(1/2, 2) = (87/72, 93/72), times n/ν = 4/3: (29/18, 31/18).
        Golden.Close("precision shrunk to identity", [18.0 / 29, 0, 0, 18.0 / 31], new ShrinkageToIdentity().Estimate(residuals).ToPrecision().Values, 1e-12);
    }

    [Fact]
    public void Covariances_from_repetitions_divide_by_presentations_less_conditions()
    {
        // rsatoolbox cov_from_unbalanced on these data, 36 − 12 = 24 degrees of freedom; cov_from_residuals (the golden one) takes 35.
        Matrix values = Golden.Npy("rdm", "multi_measurements.npy");
        var measurements = new Measurements(values, Enumerable.Range(0, 36).Select(row => row % 12).ToArray(), Enumerable.Range(0, 36).Select(row => row / 12).ToArray());
        System.Text.Json.JsonElement expected = Golden.Json("rdm", "expected.json");
        foreach ((string ours, string theirs) in new[] { ("full", "full"), ("diagonal", "diag"), ("shrinkage-identity", "shrinkage_eye") })
        {
            double[] scaled = Array.ConvertAll(expected.GetProperty($"prec_{theirs}").Flat(), value => value * 24 / 35);
            Golden.Close($"precision from repetitions {ours}", scaled, NoiseEstimators.Find(ours).EstimateFrom(measurements).ToPrecision().Values, 1e-10);
        }

        // There the shrinkage towards the diagonal is complete: .85064 and 0 in place of .5833 and .0570.
        Matrix diagonal = new ShrinkageToDiagonal().EstimateFrom(measurements).ToPrecision();
        Assert.Equal(1 / 0.8506403824850853, diagonal[0, 0], 12);
        Assert.Equal(0, diagonal[0, 1], 12);
    }

    [Fact]
    public void Shrinkage_weights_equal_the_sums_over_pairs_of_units()
    {
        Matrix x = Draw.Matrix(7, 9, 4);
        double[] means = Enumerable.Range(0, 4).Select(k => x.Column(k).Average()).ToArray();
        double Product(int row, int k, int l) => (x[row, k] - means[k]) * (x[row, l] - means[l]);
        double Moment(int k, int l) => Enumerable.Range(0, 9).Sum(row => Product(row, k, l));
        double above = 0;
        double below = 0;
        for (int k = 0; k < 4; k++)
        {
            for (int l = 0; l < 4; l++)
            {
                double scale = Math.Sqrt(Moment(k, k) * Moment(l, l)) / 8;
                double correlation = Moment(k, l) / scale / 8;
                above += k == l ? 0 : 9.0 / 64 * ((Enumerable.Range(0, 9).Sum(row => Math.Pow(Product(row, k, l) / scale, 2)) / 8) - (correlation * correlation));
                below += k == l ? 0 : correlation * correlation;
            }
        }

        double weight = Math.Clamp(above / below, 0, 1);
        Assert.InRange(weight, 0.05, 0.999);
        var shrunk = new Matrix(4, 4, Enumerable.Range(0, 16).Select(k => Moment(k / 4, k % 4) / 8 * (k / 4 == k % 4 ? 1 : 1 - weight)).ToArray());
        Golden.Close("shrunk to diagonal", NoiseCovariance.OfCovariance(shrunk).ToPrecision().Values, new ShrinkageToDiagonal().Estimate(x).ToPrecision().Values, 1e-10);
    }

    [Fact]
    public void Whitened_noise_has_unit_covariance_and_precision_and_covariance_lead_to_the_same_products()
    {
        Matrix noise = Draw.Matrix(2, 60, 5).Times(PeerInputs.Fill(5, 5, (i, j) => i == j ? 1 + i : 0.4));
        NoiseCovariance covariance = new FullCovariance().Estimate(noise);
        Golden.Close("whitened covariance", PeerInputs.Fill(5, 5, (i, j) => i == j ? 1 : 0).Values, new FullCovariance().Estimate(covariance.Whiten(noise)).ToPrecision().Values, 1e-10);
        Matrix precision = covariance.ToPrecision();
        Matrix x = Draw.Matrix(3, 4, 5);
        Golden.Close("mahalanobis by precision", MahalanobisDistance.Compute(x, covariance).UpperTriangle, MahalanobisDistance.Compute(x, NoiseCovariance.OfPrecision(precision)).UpperTriangle, 1e-10);
    }

    [Fact]
    public void Fewer_residuals_than_units_leave_the_full_covariance_singular_and_the_shrunk_ones_not()
    {
        Matrix residuals = Draw.Matrix(1, 5, 8);
        Assert.Contains("singular", new FullCovariance().Estimate(residuals).Undefined, StringComparison.Ordinal);
        Assert.Null(new ShrinkageToIdentity().Estimate(residuals).Undefined);
        Assert.Null(new ShrinkageToDiagonal().Estimate(residuals).Undefined);
        Assert.All(new FullCovariance().Estimate(residuals).ToPrecision().Values, value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void A_silent_unit_a_NaN_and_one_residual_have_no_covariance()
    {
        foreach (INoiseEstimator estimator in NoiseEstimators.All)
        {
            Assert.NotNull(estimator.Estimate(new Matrix(1, 2, [1, 2])).Undefined);
            Assert.Contains("NaN", estimator.Estimate(new Matrix(3, 2, [1, 2, double.NaN, 4, 5, 7])).Undefined, StringComparison.Ordinal);
        }

        var silent = new Matrix(4, 2, [1, 5, 2, 5, 4, 5, -1, 5]);
        Assert.NotNull(new DiagonalCovariance().Estimate(silent).Undefined);
        Assert.NotNull(new FullCovariance().Estimate(silent).Undefined);
        Assert.NotNull(new ShrinkageToDiagonal().Estimate(silent).Undefined);
        Assert.Null(new ShrinkageToIdentity().Estimate(silent).Undefined); // shrinkage gives the silent unit some of the others' variance
    }

    [Fact]
    public void One_unit_is_its_variance_under_every_estimator()
    {
        // Residuals −1, 0, 1: variance 2/2 = 1.
        Assert.All(NoiseEstimators.All, estimator => Assert.Equal(1, estimator.Estimate(new Matrix(3, 1, [-1, 0, 1])).ToPrecision()[0, 0], 12));
        Assert.Throws<ArgumentException>(() => NoiseCovariance.OfVariances([1, 2]).Whiten(new Matrix(1, 3, [1, 2, 3])));
    }
}
