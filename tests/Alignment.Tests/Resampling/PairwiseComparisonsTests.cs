using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Tests.Resampling;

public sealed class PairwiseComparisonsTests
{
    [Fact]
    public void Every_pair_is_the_paired_difference_of_its_models_adjusted_over_all_pairs()
    {
        double[] scores = [0.3, 0.31, 0.6, 0.1];
        double[][] draws = [.. scores.Select((score, m) => Array.ConvertAll(Draw.Normals(m + 1, 500), e => score + (0.05 * e)))];
        IReadOnlyList<PairwiseComparison> pairs = PairwiseComparisons.Compute(scores, draws);
        Assert.Equal([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], pairs.Select(pair => (pair.First, pair.Second)));
        Assert.All(pairs, pair => Assert.Equal(PairedDifference.Compute(scores[pair.First], scores[pair.Second], draws[pair.First], draws[pair.Second]), pair.Difference));
        double[] p = [.. pairs.Select(pair => pair.Difference.PValue)];
        Assert.Equal(Holm.Adjust(p), pairs.Select(pair => pair.HolmP));
        Assert.Equal(BenjaminiHochberg.Adjust(p), pairs.Select(pair => pair.BenjaminiHochbergP));

        // Rank sets and pairs tell the same story: each separated pair takes a rank from exactly one model.
        Assert.Equal(RankSets.Compute(scores, draws).Sum(set => set.Best - 1), pairs.Count(pair => pair.IsSeparated));
        Assert.Equal([false, true, true, true, true, true], pairs.Select(pair => pair.IsSeparated));
        BenchmarkPower power = BenchmarkPower.Of(pairs, 500);
        Assert.Equal(new BenchmarkPower(6, 5, 5, 5, null), power);
        Assert.Equal(5.0 / 6, power.Share, 14);
    }

    [Fact]
    public void Too_few_draws_for_a_large_family_are_named()
    {
        double[] scores = [.. Enumerable.Range(0, 12).Select(m => (double)m)];
        double[][] draws = [.. scores.Select((score, m) => Array.ConvertAll(Draw.Normals(m + 1, 200), e => score + (0.01 * e)))];
        BenchmarkPower power = BenchmarkPower.Of(PairwiseComparisons.Compute(scores, draws), 200);
        Assert.Equal(66, power.ByRankSets);
        Assert.Equal(0, power.ByHolm); // 66 · 2/201 = .66
        Assert.StartsWith("200 draws cannot separate any of 66 pairs", power.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void An_undefined_model_is_compared_with_nobody()
    {
        double[][] draws = [.. Enumerable.Range(0, 3).Select(m => Array.ConvertAll(Draw.Normals(m + 1, 300), e => m + (0.1 * e)))];
        IReadOnlyList<PairwiseComparison> pairs = PairwiseComparisons.Compute([0, double.NaN, 2], draws);
        Assert.Equal([true, false, true], pairs.Select(pair => double.IsNaN(pair.HolmP)));
        Assert.Equal([false, true, false], pairs.Select(pair => pair.IsSeparated));
        Assert.Equal(pairs[1].Difference.PValue, pairs[1].HolmP); // a family of one
        Assert.Equal(1.0 / 3, BenchmarkPower.Of(pairs, 300).Share, 14);
        Assert.True(double.IsNaN(BenchmarkPower.Of([], 300).Share));
    }

    [Fact]
    public void The_paired_test_calls_two_equal_models_different_about_as_often_as_its_level_says()
    {
        // 1,000 experiments: 60 stimuli, two models of the same expected score, correlated over stimuli; sd of the rate .0069.
        int found = 0;
        for (int sample = 0; sample < 1000; sample++)
        {
            double[] shared = Draw.Normals((3L * sample) + 1, 60);
            double[] first = [.. shared.Zip(Draw.Normals((3L * sample) + 2, 60), (c, e) => c + (0.7 * e))];
            double[] second = [.. shared.Zip(Draw.Normals((3L * sample) + 3, 60), (c, e) => c + (0.7 * e))];
            var resamples = new StimulusResamples(sample, 200, 60);
            found += PairedDifference.Compute(first.Average(), second.Average(), VectorBootstrap.Mean(first, resamples), VectorBootstrap.Mean(second, resamples)).PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(found / 1000.0, 0.03, 0.065);
    }

    [Fact]
    public void Rank_sets_hold_all_true_ranks_at_once_in_the_stated_share_of_experiments()
    {
        // 300 experiments: six models of four true scores (two ties), 80 stimuli; a true rank of tied models is any of their places.
        double[] truth = [0, 0, 0.3, 0.3, 0.6, 1.2];
        int held = 0;
        int separated = 0;
        for (int sample = 0; sample < 300; sample++)
        {
            var resamples = new StimulusResamples(sample, 200, 80);
            double[] shared = Draw.Normals((100L * sample) + 50, 80);
            double[][] values = [.. truth.Select((mean, m) => shared.Zip(Draw.Normals((100L * sample) + m, 80), (c, e) => mean + c + e).ToArray())];
            IReadOnlyList<RankSet> sets = RankSets.Compute([.. values.Select(v => v.Average())], [.. values.Select(v => VectorBootstrap.Mean(v, resamples))]);
            held += sets.Select((set, m) => set.Best <= Highest(m) && set.Worst >= Lowest(m)).All(holds => holds) ? 1 : 0;
            separated += sets.Sum(set => set.Best - 1);
        }

        Assert.True(held / 300.0 >= 0.91, $"{held} of 300"); // 95 % less three standard errors
        Assert.InRange(separated / 300.0 / 15, 0.3, 0.9); // and the sets are not merely wide

        int Highest(int m) => 1 + truth.Count(t => t > truth[m]); // the best place that the model's true score allows
        int Lowest(int m) => truth.Length - truth.Count(t => t < truth[m]);
    }
}
