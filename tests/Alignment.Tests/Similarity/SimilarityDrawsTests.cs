using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using Concord.Alignment.Similarity;

namespace Concord.Alignment.Tests.Similarity;

/// <summary>Every draw against a naive twin that writes the copies out and leaves pairs of copies out by hand.</summary>
public sealed class SimilarityDrawsTests
{
    private const int Stimuli = 9;

    // No copies; few and many copies; one stimulus missing; another total.
    private static readonly int[][] s_drawn =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 2, 2, 5, 5, 6, 8], [0, 1, 2, 3, 4, 6, 6, 7, 7], [1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 1, 2, 3, 3, 3, 4, 5, 6, 7, 8],
    ];

    private static readonly StimulusResamples s_resamples = StimulusResamples.FromIndices(s_drawn, Stimuli);

    private readonly Matrix x;
    private readonly Matrix y;
    private readonly double[][] k;
    private readonly double[][] l;

    public SimilarityDrawsTests()
    {
        // Offsets that differ by unit: a twin that put 0 for left-out pairs would take them for structure.
        (Matrix a, Matrix b) = Spaces.Related(3, Stimuli, 5, 4);
        (x, y) = (Spaces.Scaled(a, 1, 2), Spaces.Scaled(b, 2, -3));
        (k, l) = (NaiveHsic.Linear(x), NaiveHsic.Linear(y));
    }

    [Fact]
    public void Unbiased_cka_averages_over_quadruples_of_different_stimuli()
    {
        Same(new UnbiasedCka(), drawn => Ratio((p, q) => NaiveHsic.OverQuadruples(p, q, drawn), k, l));
        var rbf = new RbfCka(0.7, RbfBandwidth.Absolute, HsicEstimator.Unbiased);
        Same(rbf, drawn => Ratio((p, q) => NaiveHsic.OverQuadruples(p, q, drawn), NaiveHsic.Gaussian(x, 0.49), NaiveHsic.Gaussian(y, 0.49)), 1e-8);
        Golden.Close("quadruples are Song's formula", [NaiveHsic.Unbiased(k, l)], [NaiveHsic.OverQuadruples(k, l, s_drawn[0])], 1e-9);
    }

    [Fact]
    public void Biased_cka_is_that_of_the_expanded_sample()
    {
        Same(new LinearCka(), drawn => Ratio(NaiveHsic.Biased, Expanded(k, drawn), Expanded(l, drawn)));
        Same(new RbfCka(1.5, RbfBandwidth.Absolute), drawn => Ratio(NaiveHsic.Biased, Expanded(NaiveHsic.Gaussian(x, 2.25), drawn), Expanded(NaiveHsic.Gaussian(y, 2.25), drawn)));
    }

    [Fact]
    public void Configurations_are_those_of_the_expanded_sample()
    {
        foreach (ISimilarity similarity in new ISimilarity[] { new Procrustes(), new Procrustes(0.4), new Procrustes(0), new CcaMean(), new CcaMean(squared: true), new LinearRegressionR2() })
        {
            // A draw of six stimuli: the five units of one side leave nothing to test for the last canonical correlations, and both agree on that.
            Same(similarity, drawn => similarity.Compute(x.SelectRows(drawn), y.SelectRows(drawn)).Value, 1e-7);
        }

        // More units than stimuli: the turned configuration stands for the space.
        (Matrix wide, Matrix other) = Spaces.Related(5, Stimuli, 40, 15);
        double[] draws = Draws(new Procrustes(), wide, other);
        Golden.Close("procrustes, wide", s_drawn.Select(drawn => new Procrustes().Compute(wide.SelectRows(drawn), other.SelectRows(drawn)).Value).ToArray(), draws, 1e-7);
    }

    [Fact]
    public void Neighbours_are_other_different_stimuli_of_the_draw()
    {
        foreach (int n in new[] { 1, 3, 4 })
        {
            Same(new MutualKnn(n, RowScaling.None), drawn => NaiveNeighbours.Mutual(k, l, drawn, n));
            Same(new CycleKnn(n, RowScaling.None), drawn => NaiveNeighbours.Cycle(k, l, drawn, n));
            Same(new LcsKnn(n, RowScaling.None), drawn => NaiveNeighbours.Lcs(k, l, drawn, n));
        }
    }

    [Theory]
    [InlineData(3, HsicEstimator.Unbiased)]
    [InlineData(4, HsicEstimator.Unbiased)]
    [InlineData(3, HsicEstimator.Biased)]
    public void Cknna_weighs_common_neighbours_as_the_expanded_sample_does(int neighbours, HsicEstimator estimator) =>
        Same(
            new Cknna(neighbours, estimator, RowScaling.None),
            drawn => Ratio((p, q) => NaiveNeighbours.DrawnHsic(p, q, drawn, neighbours, estimator is HsicEstimator.Biased), k, l));

    [Fact]
    public void Rdm_correlation_draws_are_the_rdm_bootstrap()
    {
        double[] wanted = new RdmBootstrap(s_resamples, [Rdm.Compute(y, new CorrelationDistance()).UpperTriangle], new SpearmanComparator()).Run(Rdm.Compute(x, new CorrelationDistance()).UpperTriangle);
        Golden.Close("rdm-correlation draws", wanted, Draws(new RdmCorrelation(), x, y), 1e-14);
    }

    [Fact]
    public void Every_measure_gives_its_value_in_an_undistorted_draw_and_as_a_jackknife_that_of_the_other_stimuli()
    {
        (Matrix a, Matrix b) = Spaces.Related(11, 20, 7, 6);
        int[] all = Enumerable.Range(0, 20).ToArray();
        foreach (ISimilarity similarity in Similarities.All.Where(similarity => similarity is not RbfCka))
        {
            (ISimilaritySide p, ISimilaritySide q) = (similarity.Prepare(a), similarity.Prepare(b));
            Golden.Close(similarity.Id, [similarity.Compare(p, q).Value], similarity.Draws(p, q, StimulusResamples.FromIndices([all], 20)), 1e-10);
            double[] without = similarity.Draws(p, q, StimulusResamples.LeaveOneOut(20));
            double[] wanted = all.Select(left => similarity.Compute(a.SelectRows(all.Except([left]).ToArray()), b.SelectRows(all.Except([left]).ToArray())).Value).ToArray();
            Golden.Close($"{similarity.Id} without one", wanted, without, 1e-7);
        }
    }

    [Fact]
    public void Draws_with_too_few_different_stimuli_are_undefined()
    {
        StimulusResamples few = StimulusResamples.FromIndices([[0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1, 2, 2, 2]], Stimuli);
        foreach (ISimilarity similarity in new ISimilarity[] { new UnbiasedCka(), new MutualKnn(3), new Cknna(3) })
        {
            Assert.All(similarity.Draws(similarity.Prepare(x), similarity.Prepare(y), few), value => Assert.True(double.IsNaN(value), $"{similarity.Id}: {value}"));
        }

        Assert.All(Similarities.All, similarity => Assert.True(double.IsNaN(similarity.Draws(similarity.Prepare(x), similarity.Prepare(y), few)[0]), similarity.Id));
    }

    private static double Ratio(Func<double[][], double[][], double> hsic, double[][] first, double[][] second)
    {
        double squares = hsic(first, first) * hsic(second, second);
        return hsic(first, first) > 0 && hsic(second, second) > 0 ? hsic(first, second) / Math.Sqrt(squares) : double.NaN;
    }

    private static double[][] Expanded(double[][] kernel, int[] drawn) => drawn.Select(i => drawn.Select(j => kernel[i][j]).ToArray()).ToArray();

    private static double[] Draws(ISimilarity similarity, Matrix first, Matrix second) =>
        similarity.Draws(similarity.Prepare(first), similarity.Prepare(second), s_resamples);

    private void Same(ISimilarity similarity, Func<int[], double> twin, double tolerance = 1e-10)
    {
        double[] wanted = s_drawn.Select(twin).ToArray();
        double[] draws = Draws(similarity, x, y);
        Assert.Equal(wanted.Select(double.IsNaN), draws.Select(double.IsNaN));
        Assert.True(wanted.Count(value => !double.IsNaN(value)) > 3, similarity.Id);
        Golden.Close($"{similarity.Id} draws", wanted.Select(Known).ToArray(), draws.Select(Known).ToArray(), tolerance);
        Assert.NotEqual(draws[0], draws[2], 4);

        static double Known(double value) => double.IsNaN(value) ? 0 : value;
    }
}
