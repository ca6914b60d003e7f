using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Tests.Resampling;

public sealed class ResamplingTests
{
    [Fact]
    public void SplitMix64_gives_the_published_first_outputs()
    {
        ulong state = 1234567;
        Assert.Equal([6457827717110365317UL, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], Enumerable.Range(0, 5).Select(_ => SplitMix64.Next(ref state)));
    }

    [Fact]
    public void Xoshiro_gives_the_published_first_outputs()
    {
        var random = new StableRandom(1, 2, 3, 4);
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void Draws_are_the_same_for_ever_and_do_not_depend_on_their_number()
    {
        var resamples = new StimulusResamples(42, 5, 8);
        Assert.Equal(new StimulusResamples(42, 100, 8).Multiplicities(3).ToArray(), resamples.Multiplicities(3).ToArray());
        Assert.NotEqual(new StimulusResamples(42, 5, 8, stream: 1).Multiplicities(3).ToArray(), resamples.Multiplicities(3).ToArray());
        Assert.All(Enumerable.Range(0, 5), draw => Assert.Equal(8, resamples.Multiplicities(draw).ToArray().Sum(count => count)));
        Assert.Equal(PinnedFirstDraw, resamples.Multiplicities(0).ToArray());
    }

    [Fact]
    public void Every_stimulus_is_drawn_about_equally_often()
    {
        var resamples = new StimulusResamples(1, 4000, 10);
        for (int stimulus = 0; stimulus < 10; stimulus++)
        {
            double mean = Enumerable.Range(0, 4000).Average(draw => resamples.Multiplicities(draw)[stimulus]);
            Assert.InRange(mean, 0.94, 1.06); // sd of the mean is .015
        }
    }

    [Fact]
    public void Quantiles_equal_numpys_linear_rule()
    {
        double[] sorted = [1, 2, 4, 8];
        Assert.Equal(1.75, Quantiles.Linear(sorted, 0.25), 14); // numpy.quantile([1, 2, 4, 8], .25)
        Assert.Equal(3, Quantiles.Linear(sorted, 0.5), 14);
        Assert.Equal(7.6, Quantiles.Linear(sorted, 29.0 / 30), 12);
        Assert.Equal(8, Quantiles.Linear(sorted, 1));
    }

    [Fact]
    public void Percentile_interval_leaves_out_undefined_draws_and_says_so()
    {
        Interval interval = Interval.Percentile([.. Enumerable.Range(0, 101).Select(k => (double)k), double.NaN]);
        Assert.Equal(2.5, interval.Lower, 12);
        Assert.Equal(97.5, interval.Upper, 12);
        Assert.Equal("1 of 102 draws undefined and left out", interval.Note);
        Assert.True(double.IsNaN(Interval.Percentile([1, 2, double.NaN, double.NaN, double.NaN]).Lower));
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.Percentile([1, 2], 95));
    }

    [Fact]
    public void Paired_difference_by_hand()
    {
        PairedDifference difference = PairedDifference.Compute(0.5, 0.3, [0.4, 0.5, 0.6, 0.2], [0.3, 0.3, 0.3, 0.3]);
        Assert.Equal(0.2, difference.Difference, 12);
        Assert.Equal(0.8, difference.PValue, 12); // one draw at or below 0: 2·(1 + 1)/(4 + 1)
        Assert.Equal(1, PairedDifference.Compute(0.5, 0.5, [1, 2], [1, 2]).PValue);
    }

    [Fact]
    public void Pairing_separates_models_whose_own_intervals_overlap()
    {
        double[] common = Draw.Normals(1, 2000);
        double[] first = common.Zip(Draw.Normals(2, 2000), (c, e) => 0.50 + (0.1 * c) + (0.005 * e)).ToArray();
        double[] second = common.Zip(Draw.Normals(3, 2000), (c, e) => 0.45 + (0.1 * c) + (0.005 * e)).ToArray();
        Assert.True(Interval.Percentile(first).Lower < Interval.Percentile(second).Upper);
        Assert.True(PairedDifference.Compute(0.5, 0.45, first, second).Interval.Lower > 0);
        IReadOnlyList<RankSet> sets = RankSets.Compute([0.45, 0.5], [second, first]);
        Assert.Equal([new RankSet(2, 2), new RankSet(1, 1)], sets);
        Assert.Equal([new RankSet(1, 1), new RankSet(2, 2)], RankSets.Compute([0.45, 0.5], [second, first], higherIsBetter: false));
    }

    [Fact]
    public void Rank_sets_leave_equal_models_open_and_rank_the_rest()
    {
        double[][] draws = [Noise(1, 0.30), Noise(2, 0.31), Noise(3, 0.60), Noise(4, 0.10)];
        IReadOnlyList<RankSet> sets = RankSets.Compute([0.30, 0.31, 0.60, 0.10], draws);
        Assert.Equal([new RankSet(2, 3), new RankSet(2, 3), new RankSet(1, 1), new RankSet(4, 4)], sets);
        Assert.Equal(new RankSet(1, 4), RankSets.Compute([double.NaN, 0.31, 0.60, 0.10], draws)[0]);
    }

    [Fact]
    public void Rank_sets_hold_the_true_order_in_about_the_stated_share_of_samples()
    {
        // Five models whose true scores are all equal: any separation at all is an error; .05 expected, sd .0126 in 300 samples.
        int wrong = 0;
        for (int sample = 0; sample < 300; sample++)
        {
            double[] scores = Draw.Normals(sample, 5);
            double[][] draws = scores.Select((score, m) => Draw.Normals((1000 * sample) + m + 7, 400).Select(e => score + e).ToArray()).ToArray();
            wrong += RankSets.Compute(scores, draws).Any(set => set != new RankSet(1, 5)) ? 1 : 0;
        }

        Assert.InRange(wrong / 300.0, 0.01, 0.10);
    }

    [Fact]
    public void Spearman_and_mean_over_draws_equal_the_expanded_sample()
    {
        double[] x = Array.ConvertAll(Draw.Normals(5, 15), v => Math.Round(v));
        double[] y = Draw.Normals(6, 15);
        var resamples = new StimulusResamples(7, 50, 15);
        double[] spearman = VectorBootstrap.Spearman(x, y, resamples);
        double[] mean = VectorBootstrap.Mean(y, resamples);
        for (int draw = 0; draw < 50; draw++)
        {
            ushort[] counts = resamples.Multiplicities(draw).ToArray();
            double[] expandedX = x.SelectMany((v, k) => Enumerable.Repeat(v, counts[k])).ToArray();
            double[] expandedY = y.SelectMany((v, k) => Enumerable.Repeat(v, counts[k])).ToArray();
            Assert.Equal(Spearman.Compute(expandedX, expandedY).Value, spearman[draw], 12);
            Assert.Equal(expandedY.Average(), mean[draw], 12);
        }
    }

    // Seed 42, draw 0, by a second implementation in Python integers.
    private static ushort[] PinnedFirstDraw => [0, 2, 0, 0, 1, 1, 3, 1];

    private static double[] Noise(long seed, double mean) => Array.ConvertAll(Draw.Normals(seed, 1000), e => mean + (0.01 * e));
}
