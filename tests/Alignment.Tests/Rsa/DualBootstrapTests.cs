using System.Text.Json;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Tests.Rsa;

public sealed class DualBootstrapTests
{
    private const int Stimuli = 15;
    private const int Subjects = 4;

    private static JsonElement Inference => Golden.Json("noise_ceiling", "rsatoolbox_inference.json");

    private static double[][] Models => RowsOf(Golden.Npy("compare", "A.npy"));

    private static double[][] Recorded => RowsOf(Golden.Npy("compare", "B.npy"));

    [Fact]
    public void A_score_over_subjects_and_its_t_tests_equal_rsatoolbox()
    {
        JsonElement expected = Inference.GetProperty("eval_fixed_corr");
        double[][] scores = [.. Models.Select(model => RsaScore.Compute(model, Recorded, new PearsonComparator()).PerSubject.ToArray())];
        StudentTest[] tests = Array.ConvertAll(scores, values => StudentTest.OfMean(values));
        double lower = LooSubjectCeiling.Compute(Recorded, CeilingReadings.DefaultFor("pearson")).Value;
        Golden.Close("eval_fixed evaluations", expected.GetProperty("evaluations").Flat(), scores.SelectMany(values => values).ToArray(), 1e-12);
        Golden.Close("eval_fixed means", expected.GetProperty("means").Doubles(), Array.ConvertAll(tests, test => test.Value), 1e-12);
        Golden.Close("eval_fixed sem", expected.GetProperty("sem").Doubles(), Array.ConvertAll(tests, test => test.StandardError), 1e-12);
        Golden.Close("eval_fixed p against 0", expected.GetProperty("test_zero").Doubles(), Array.ConvertAll(tests, test => test.PAbove), 1e-10);
        Golden.Close("eval_fixed p against the ceiling", expected.GetProperty("test_noise").Doubles(), Array.ConvertAll(scores, values => StudentTest.OfMean(Array.ConvertAll(values, value => value - lower)).PValue), 1e-10);
        StudentTest[] pairs = [.. Pairs().Select(pair => StudentTest.OfMean(scores[pair.A].Zip(scores[pair.B], (a, b) => a - b).ToArray()))];
        double[] p = expected.GetProperty("test_pairwise").Flat();
        Golden.Close("eval_fixed p of pairs", [.. Pairs().Select(pair => p[(3 * pair.A) + pair.B])], Array.ConvertAll(pairs, test => test.PValue), 1e-10);
        Golden.Close("eval_fixed variance of pairs", expected.GetProperty("diff_var").Doubles(), Array.ConvertAll(pairs, test => test.StandardError * test.StandardError), 1e-12);
    }

    [Fact]
    public void The_peer_golden_of_five_subjects_is_the_mean_over_them()
    {
        Rdm model = Rdm.Compute(PeerInputs.X.FirstRows(16), new CorrelationDistance());
        double[][] subjects = [.. Enumerable.Range(0, 5).Select(s => Rdm.Compute(PeerInputs.Fill(16, 12, (i, k) => PeerInputs.Y[i, k] + (0.4 * Math.Cos((0.9 * i * (s + 1)) + (0.31 * k)))), new CorrelationDistance()).UpperTriangle)];
        double expected = PeerInputs.Expected.GetProperty("rsatoolbox_16cond").GetProperty("eval_fixed_X_vs_5subj_corr").GetDouble();
        Golden.Close("peers eval_fixed corr", [expected], [RsaScore.Compute(model.UpperTriangle, subjects, new PearsonComparator()).Value], 1e-12);
    }

    // Both sides are drawn by chance: theirs 5,000 draws, ours as many. Spreads agree within 5 %, means and ends within 5 and 10 % of the spread; the bounds have 800 draws here.
    [Fact]
    public void A_bootstrap_over_stimuli_agrees_with_rsatoolbox()
    {
        JsonElement expected = Inference.GetProperty("eval_bootstrap_pattern_corr_N5000_MONTECARLO");
        double[] std = expected.GetProperty("std").Doubles();
        double[] ends = expected.GetProperty("ci95").Flat();
        double[] variances = expected.GetProperty("variances").Flat(); // (models and both bounds)²
        var draws = RdmDraws.OverStimuli(11, 5000, Stimuli);
        var bootstrap = new RdmBootstrap(draws, Recorded, new PearsonComparator());
        double[][] values = Array.ConvertAll(Models, bootstrap.Run);
        for (int m = 0; m < 3; m++)
        {
            double spread = Math.Sqrt(Spread.Variance(values[m]));
            Interval interval = Interval.Percentile(values[m]);
            Assert.InRange(values[m].Average() - expected.GetProperty("means")[m].GetDouble(), -0.05 * std[m], 0.05 * std[m]);
            Assert.InRange(spread / std[m], 0.95, 1.05);
            Assert.InRange(interval.Lower - ends[m], -0.1 * std[m], 0.1 * std[m]);
            Assert.InRange(interval.Upper - ends[3 + m], -0.1 * std[m], 0.1 * std[m]);
        }

        (double[] lower, double[] upper) = CeilingBootstrap.Run(RdmDraws.OverStimuli(11, 800, Stimuli), Recorded, CeilingReadings.DefaultFor("pearson"));
        Assert.InRange(lower.Average() - expected.GetProperty("noise_ceiling_mean")[0].GetDouble(), -0.01, 0.01);
        Assert.InRange(upper.Average() - expected.GetProperty("noise_ceiling_mean")[1].GetDouble(), -0.01, 0.01);
        Assert.InRange(Spread.Variance(lower) / variances[(3 * 5) + 3], 0.85, 1.15);
        Assert.InRange(Spread.Variance(upper) / variances[(4 * 5) + 4], 0.85, 1.15);
    }

    // Theirs has 2,000 draws: variances agree within 10 %, the corrected ones, made of differences of these, within 20 %.
    [Fact]
    public void A_dual_bootstrap_agrees_with_rsatoolbox()
    {
        JsonElement expected = Inference.GetProperty("eval_dual_bootstrap_corr_N2000_MONTECARLO");
        double[] raw = expected.GetProperty("variances").Flat(); // (both, subjects, stimuli)(models and both bounds)²
        var bootstrap = new RdmBootstrap(RdmDraws.OverBoth(5, 4000, Stimuli, Subjects), Recorded, new PearsonComparator());
        DualDraws[] duals = Array.ConvertAll(Models, bootstrap.RunDual);
        double[] modelVariances = expected.GetProperty("model_var").Doubles();
        for (int m = 0; m < 3; m++)
        {
            Assert.InRange(Spread.Variance(duals[m].Both) / raw[(0 * 25) + (m * 6)], 0.9, 1.1);
            Assert.InRange(Spread.Variance(duals[m].Subjects) / raw[(1 * 25) + (m * 6)], 0.9, 1.1);
            Assert.InRange(Spread.Variance(duals[m].Stimuli) / raw[(2 * 25) + (m * 6)], 0.9, 1.1);
            Assert.InRange(DualBootstrap.Variance(duals[m], Subjects, Stimuli) / modelVariances[m], 0.8, 1.2);
            Assert.InRange(duals[m].Both.Average() - expected.GetProperty("means")[m].GetDouble(), -0.01, 0.01);
        }

        double[] differences = [.. Pairs().Select(pair => DualBootstrap.Variance(duals[pair.A].Less(duals[pair.B]), Subjects, Stimuli))];
        Assert.All(differences.Zip(expected.GetProperty("diff_var").Doubles()), pair => Assert.InRange(pair.First / pair.Second, 0.8, 1.2));
    }

    [Fact]
    public void The_ceiling_of_a_dual_bootstrap_agrees_with_rsatoolbox_once_a_lone_subject_is_its_own_ceiling()
    {
        double[] expected = Inference.GetProperty("eval_dual_bootstrap_corr_N2000_MONTECARLO").GetProperty("noise_ceil_var").Flat(); // (models)(lower, upper)
        var draws = RdmDraws.OverBoth(5, 800, Stimuli, Subjects);
        var bootstrap = new RdmBootstrap(draws, Recorded, new PearsonComparator());
        (DualDraws lower, DualDraws upper) = CeilingBootstrap.RunDual(draws, Recorded, CeilingReadings.DefaultFor("pearson"));
        int alone = lower.Both.Count(double.IsNaN);
        Assert.InRange(alone, 3, 30); // 800·4/4⁴ = 12.5 draws of one subject four times: undefined here, 1 in rsatoolbox
        for (int m = 0; m < 3; m++)
        {
            DualDraws model = bootstrap.RunDual(Models[m]);
            Assert.InRange(DualBootstrap.Variance(model.Less(WithOnes(lower)), Subjects, Stimuli) / expected[2 * m], 0.75, 1.3);
            Assert.InRange(DualBootstrap.Variance(model.Less(WithOnes(upper)), Subjects, Stimuli) / expected[(2 * m) + 1], 0.75, 1.3);
        }
    }

    [Fact]
    public void The_correction_by_hand_and_its_bounds()
    {
        // Variances of (−1, 1): 2. S = 3, C = 5: factors 3/2 and 5/4. Both 8, subjects 2, stimuli 2: 3 + 2.5 − 1.875·4 = −2, raised to the larger single one, 3.
        double[] ones = [-1, 1];
        double[] twos = [-2, 2];
        Assert.Equal(3, DualBootstrap.Variance(new DualDraws(twos, ones, ones), 3, 5), 12);
        // Both 2, subjects 2, stimuli 0: 3 + 0 − 0 = 3, lowered to that of both.
        Assert.Equal(2, DualBootstrap.Variance(new DualDraws(ones, ones, [0, 0]), 3, 5), 12);
        // A draw undefined in one bootstrap leaves all three.
        Assert.Equal(3, DualBootstrap.Variance(new DualDraws([.. twos, 50], [.. ones, double.NaN], [.. ones, -70]), 3, 5), 12);
        StudentTest test = DualBootstrap.Test(4, new DualDraws(twos, ones, ones), 3, 5);
        Assert.Equal(2, test.Degrees);
        Assert.Equal(Math.Sqrt(3), test.StandardError, 12);
        Assert.True(double.IsNaN(DualBootstrap.Test(4, new DualDraws(twos, ones, ones), 1, 5).PValue));
    }

    [Fact]
    public void Subjects_drawn_equal_the_mean_of_those_drawn_and_the_stimuli_of_a_seed_stay_the_same()
    {
        var draws = RdmDraws.OverBoth(3, 50, Stimuli, Subjects);
        var bootstrap = new RdmBootstrap(draws, Recorded, new SpearmanComparator());
        double[] model = Models[1];
        DualDraws dual = bootstrap.RunDual(model);
        double[][] alone = Array.ConvertAll(Recorded, subject => new RdmBootstrap(draws.Stimuli!, [subject], new SpearmanComparator()).Run(model));
        double[] scores = [.. RsaScore.Compute(model, Recorded, new SpearmanComparator()).PerSubject];
        for (int draw = 0; draw < 50; draw++)
        {
            ushort[] counts = draws.Subjects!.Multiplicities(draw).ToArray();
            Assert.Equal(Enumerable.Range(0, Subjects).Sum(s => counts[s] * alone[s][draw]) / Subjects, dual.Both[draw], 12);
            Assert.Equal(alone.Average(values => values[draw]), dual.Stimuli[draw], 12);
            Assert.Equal(Enumerable.Range(0, Subjects).Sum(s => counts[s] * scores[s]) / Subjects, dual.Subjects[draw], 12);
        }

        Assert.Equal(dual.Both, bootstrap.Run(model));
        Assert.Equal(dual.Subjects, new RdmBootstrap(RdmDraws.OverSubjects(3, 50, Subjects), Recorded, new SpearmanComparator()).Run(model));
        Assert.Equal(new StimulusResamples(3, 50, Stimuli).Multiplicities(7).ToArray(), draws.Stimuli!.Multiplicities(7).ToArray());
        Assert.Throws<InvalidOperationException>(() => new RdmBootstrap(draws.Stimuli, Recorded, new SpearmanComparator()).RunDual(model));
    }

    [Fact]
    public void The_interval_of_new_subjects_and_stimuli_is_wider_than_either_alone_and_holds_the_score()
    {
        var bootstrap = new RdmBootstrap(RdmDraws.OverBoth(9, 1000, Stimuli, Subjects), Recorded, new RhoAComparator());
        DualDraws dual = bootstrap.RunDual(Models[0]);
        double score = RsaScore.Compute(Models[0], Recorded, new RhoAComparator()).Value;
        StudentTest test = DualBootstrap.Test(score, dual, Subjects, Stimuli);
        double variance = test.StandardError * test.StandardError;
        Assert.True(variance >= Spread.Variance(dual.Subjects) && variance >= Spread.Variance(dual.Stimuli) && variance <= Spread.Variance(dual.Both));
        Assert.InRange(score, test.Interval.Lower, test.Interval.Upper);
        Assert.Equal(Subjects - 1, test.Degrees);
    }

    private static DualDraws WithOnes(DualDraws draws) => new(Ones(draws.Both), Ones(draws.Subjects), Ones(draws.Stimuli));

    private static double[] Ones(double[] values) => Array.ConvertAll(values, value => double.IsNaN(value) ? 1 : value);

    private static IEnumerable<(int A, int B)> Pairs() => [(0, 1), (0, 2), (1, 2)];

    private static double[][] RowsOf(Matrix matrix) => [.. Enumerable.Range(0, matrix.Rows).Select(row => matrix.Row(row).ToArray())];
}
