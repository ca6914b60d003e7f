using System.Text.Json;
using Concord.Alignment.Similarity;

namespace Concord.Alignment.Tests.Similarity;

/// <summary>Numbers of platonic-rep, Brain-Score, thingsvision, netrep and numpy on the same inputs.</summary>
public sealed class SimilarityGoldenTests
{
    private readonly JsonElement expected = Golden.Json("cka", "expected.json");
    private readonly JsonElement peers = Golden.Json("peers", "golden.json");
    private readonly Matrix a = Golden.Npy("cka", "A.npy");
    private readonly Matrix b = Golden.Npy("cka", "B.npy");

    [Fact]
    public void Cka_equals_the_exact_formulas()
    {
        Close("cka exact", new LinearCka(), "linear_cka_exact");
        Close("cka-unbiased exact", new UnbiasedCka(), "unbiased_linear_cka_exact");
        Close("cka-rbf(1) exact", new RbfCka(), "rbf_cka_median_heuristic_f1");
        Close("cka-rbf(0.5) exact", new RbfCka(0.5), "rbf_cka_median_heuristic_f0.5");
        double hsic = NaiveHsic.Unbiased(NaiveHsic.Linear(a), NaiveHsic.Linear(b));
        Golden.Close("HSIC unbiased", [Number("hsic_unbiased_KL")], [hsic], 1e-9);
        Golden.Close("HSIC unbiased, ours", [hsic], [LinearSide.Sums(new LinearSide(a), new LinearSide(b)).Pair.Value(HsicEstimator.Unbiased, a.Rows)], 1e-9);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("l2")]
    public void Platonic_rep_differs_from_the_exact_value_by_1e_6_in_the_denominator_and_by_nothing_else(string rows)
    {
        (Matrix x, Matrix y) = rows == "l2" ? (Spaces.UnitRows(a), Spaces.UnitRows(b)) : (a, b);
        foreach ((string key, ISimilarity ours, Func<Matrix, double[][]> kernel, HsicEstimator estimator) in Variants())
        {
            double[][] k = kernel(x);
            double[][] l = kernel(y);
            Func<double[][], double[][], double> hsic = estimator is HsicEstimator.Biased ? NaiveHsic.Biased : NaiveHsic.Unbiased;
            double root = Math.Sqrt(hsic(k, k) * hsic(l, l));
            double exact = hsic(k, l) / root;
            Golden.Close($"{key}_{rows}", [exact], [ours.Compute(x, y).Value], 1e-10);
            Golden.Close($"platonic_{key}_{rows}", [Number($"platonic_{key}_{rows}")], [ours.Compute(x, y).Value * root / (root + 1e-6)], 1e-10);
        }

        // What the addend does where the kernel is nearly the identity: the source's 3.5e-11 is no value of the measure.
        Assert.True(rows == "l2" || new RbfCka(1, RbfBandwidth.Absolute, HsicEstimator.Unbiased).Compute(a, b).Value > 1e-3);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("l2")]
    public void Neighbour_measures_equal_platonic_rep(string rows)
    {
        RowScaling scaling = rows == "l2" ? RowScaling.UnitLength : RowScaling.None;
        foreach (int k in new[] { 1, 5, 10 })
        {
            // The source computes these in float32.
            Close($"mutual-knn({k}) {rows}", new MutualKnn(k, scaling), $"platonic_mutual_knn_k{k}_{rows}", 1e-6);
            Close($"cycle-knn({k}) {rows}", new CycleKnn(k, scaling), $"platonic_cycle_knn_k{k}_{rows}", 1e-6);
            Close($"lcs-knn({k}) {rows}", new LcsKnn(k, scaling), $"platonic_lcs_knn_k{k}_{rows}", 1e-6);
        }

        foreach (int k in new[] { 5, 10, 49 })
        {
            (Matrix x, Matrix y) = rows == "l2" ? (Spaces.UnitRows(a), Spaces.UnitRows(b)) : (a, b);
            PlatonicCknna($"cknna_k{k}_{rows}", Number($"platonic_cknna_k{k}_{rows}"), new Cknna(k, HsicEstimator.Unbiased, RowScaling.None), (x, y, k), false);
            PlatonicCknna($"cknna_k{k}_biased_{rows}", Number($"platonic_cknna_k{k}_biased_{rows}"), new Cknna(k, HsicEstimator.Biased, RowScaling.None), (x, y, k), true);
        }

        int[] nearest = new NeighbourSide(a, scaling).Nearest(5);
        Assert.Equal(expected.GetProperty($"knn_indices_A_k5_{rows}").EnumerateArray().SelectMany(Golden.Ints), nearest);
    }

    [Fact]
    public void Procrustes_and_canonical_correlations_equal_scipy()
    {
        Close("procrustes", new Procrustes(), "angular_procrustes");
        double similarity = Math.Cos(new Procrustes().Compute(a, b).Value);
        Golden.Close("procrustes, nuclear norm", [Number("procrustes_similarity_nuclear"), Number("procrustes_dist_sq")], [similarity, 2 - (2 * similarity)], 1e-12);
        Close("cca-mean", new CcaMean(), "cca_mean");
        Close("cca-mean squared", new CcaMean(squared: true), "cca_mean_sq");
        Golden.Close("linear-r2", [Number("linreg_r2_A_from_B")], [new LinearRegressionR2().Compute(b, a).Value], 1e-12);
    }

    [Fact]
    public void Values_equal_those_of_the_peers_own_code()
    {
        (Matrix x, Matrix y) = Spaces.OfPeers();
        Golden.Close("inputs", peers.GetProperty("sumX_sumY_sumZ").Flat()[..2], [x.Values.Sum(), y.Values.Sum()], 1e-10);
        Matrix head = x.SelectColumns(Enumerable.Range(0, 12).ToArray());
        Peer("Brain-Score linear_CKA", "brainscore_linear_CKA_XY", new LinearCka(), x, y);
        Peer("Brain-Score unbiased_linear_CKA", "brainscore_unbiased_linear_CKA_XY", new UnbiasedCka(), x, y);
        Peer("Brain-Score kernel_CKA", "brainscore_kernel_CKA_rbf_median_XY", new RbfCka(), x, y);
        Peer("Brain-Score rdm", "brainscore_rdm_spearman_XY", new RdmCorrelation(), x, y);
        Peer("thingsvision linear", "thingsvision_CKA_linear_unbiased=False", new LinearCka(), x, y);
        Peer("thingsvision linear unbiased", "thingsvision_CKA_linear_unbiased=True", new UnbiasedCka(), x, y);
        Peer("thingsvision rbf", "thingsvision_CKA_rbf_sigma1", new RbfCka(1, RbfBandwidth.Absolute), x, y);
        Peer("netrep alpha 1", "netrep_LinearMetric_alpha1.0_X[:,:12]_Y", new Procrustes(), head, y);
        Peer("netrep alpha 0", "netrep_LinearMetric_alpha0.0_X[:,:12]_Y", new Procrustes(0), head, y);
        Peer("netrep zero-padded", "netrep_LinearMetric_alpha1_X40_Y12_zeropad", new Procrustes(), x, y);
        double hsic = LinearSide.Sums(new LinearSide(x), new LinearSide(y)).Pair.Value(HsicEstimator.Unbiased, 60);
        Golden.Close("Brain-Score unbiased_linear_HSIC", [peers.GetProperty("brainscore_unbiased_linear_HSIC_XY").GetDouble()], [hsic], 1e-8);
    }

    [Fact]
    public void Values_on_unit_rows_equal_platonic_rep()
    {
        (Matrix x, Matrix y) = Spaces.OfPeers();
        JsonElement platonic = peers.GetProperty("platonic_l2norm");
        foreach ((string key, ISimilarity ours) in new (string, ISimilarity)[]
        {
            ("mutual_knn_k5", new MutualKnn(5)), ("mutual_knn_k10", new MutualKnn()), ("cycle_knn_k5", new CycleKnn(5)), ("lcs_knn_k5", new LcsKnn(5)),
        })
        {
            Golden.Close($"platonic {key}", [platonic.GetProperty(key).GetDouble()], [ours.Compute(x, y).Value], 1e-6);
        }

        (x, y) = (Spaces.UnitRows(x), Spaces.UnitRows(y));
        PlatonicCknna("cknna_k10", platonic.GetProperty("cknna_k10").GetDouble(), new Cknna(), (x, y, 10), false);
        foreach ((string key, ISimilarity ours, Func<double[][], double[][], double> hsic) in new (string, ISimilarity, Func<double[][], double[][], double>)[]
        {
            ("cka", new LinearCka(), NaiveHsic.Biased), ("unbiased_cka", new UnbiasedCka(), NaiveHsic.Unbiased),
        })
        {
            double root = Math.Sqrt(hsic(NaiveHsic.Linear(x), NaiveHsic.Linear(x)) * hsic(NaiveHsic.Linear(y), NaiveHsic.Linear(y)));
            Golden.Close($"platonic {key}", [platonic.GetProperty(key).GetDouble()], [ours.Compute(x, y).Value * root / (root + 1e-6)], 1e-10);
        }
    }

    private static IEnumerable<(string Key, ISimilarity Ours, Func<Matrix, double[][]> Kernel, HsicEstimator Estimator)> Variants()
    {
        yield return ("cka", new LinearCka(), NaiveHsic.Linear, HsicEstimator.Biased);
        yield return ("unbiased_cka", new UnbiasedCka(), NaiveHsic.Linear, HsicEstimator.Unbiased);
        yield return ("cka_rbf_s1", new RbfCka(1, RbfBandwidth.Absolute), x => NaiveHsic.Gaussian(x, 1), HsicEstimator.Biased);
        yield return ("unbiased_cka_rbf_s1", new RbfCka(1, RbfBandwidth.Absolute, HsicEstimator.Unbiased), x => NaiveHsic.Gaussian(x, 1), HsicEstimator.Unbiased);
    }

    // Ours, and what the source's 1e-6 in the denominator makes of it.
    private static void PlatonicCknna(string name, double theirs, ISimilarity ours, (Matrix X, Matrix Y, int K) input, bool biased)
    {
        double[][] k = NaiveHsic.Linear(input.X);
        double[][] l = NaiveHsic.Linear(input.Y);
        double root = Math.Sqrt(NaiveNeighbours.MaskedHsic(k, k, input.K, biased) * NaiveNeighbours.MaskedHsic(l, l, input.K, biased));
        double exact = NaiveNeighbours.MaskedHsic(k, l, input.K, biased) / root;
        double value = ours.Compute(input.X, input.Y).Value;
        Golden.Close(name, [exact], [value], 1e-10);
        Golden.Close($"platonic {name}", [theirs], [value * root / (root + 1e-6)], 1e-10);
    }

    private double Number(string key) => expected.GetProperty(key).GetDouble();

    private void Close(string measure, ISimilarity similarity, string key, double tolerance = 1e-12) =>
        Golden.Close(measure, [Number(key)], [similarity.Compute(a, b).Value], tolerance);

    private void Peer(string measure, string key, ISimilarity similarity, Matrix x, Matrix y) =>
        Golden.Close(measure, [peers.GetProperty(key).GetDouble()], [similarity.Compute(x, y).Value], 1e-10);
}
