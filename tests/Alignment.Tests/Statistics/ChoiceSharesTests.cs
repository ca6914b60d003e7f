using Concord.Alignment.Statistics;
using CsCheck;

namespace Concord.Alignment.Tests.Statistics;

public sealed class ChoiceSharesTests
{
    [Fact]
    public void Shares_of_a_small_grid_by_hand()
    {
        // Effects 1 2 / 3 6: means of rows 1.5 and 4.5, of columns 2 and 4; sums of squares 9, 4 and 1 of 14.
        ChoiceShares shares = ChoiceShares.Compute([1, 2, 3, 6], [[0, 0, 1, 1], [0, 1, 0, 1]]);
        Assert.Equal(9 / 14.0, shares.Shares[0], 12);
        Assert.Equal(4 / 14.0, shares.Shares[1], 12);
        Assert.Equal(1 / 14.0, shares.Rest, 12);
    }

    [Fact]
    public void On_a_full_grid_a_share_is_the_spread_of_the_means_of_its_levels() =>
        Gen.Double[-2, 2].Array[24].Sample(effects =>
        {
            int[][] levels = [.. new[] { (12, 2), (4, 3), (1, 4) }.Select(choice => Enumerable.Range(0, 24).Select(i => i / choice.Item1 % choice.Item2).ToArray())];
            ChoiceShares shares = ChoiceShares.Compute(effects, levels);
            double mean = effects.Average(), total = effects.Sum(effect => (effect - mean) * (effect - mean));
            for (int choice = 0; choice < levels.Length; choice++)
            {
                double naive = Enumerable.Range(0, 24).GroupBy(i => levels[choice][i]).Sum(level => level.Count() * Math.Pow(level.Average(i => effects[i]) - mean, 2));
                Assert.Equal(naive / total, shares.Shares[choice], 9);
            }
        });

    [Fact]
    public void Shares_and_the_rest_sum_to_one_on_any_grid() =>
        Gen.Select(Gen.Double[-2, 2].Array[17], Gen.Int[0, 2].Array[17], Gen.Int[0, 3].Array[17], Gen.Int[0, 1].Array[17]).Sample((effects, a, b, c) =>
        {
            ChoiceShares shares = ChoiceShares.Compute(effects, [a, b, c]);
            Assert.Equal(1, shares.Shares.Sum() + shares.Rest, 9);
            Assert.All(shares.Shares.Append(shares.Rest), share => Assert.InRange(share, 0, 1 + 1e-9));
        });

    [Fact]
    public void On_an_incomplete_grid_two_choices_share_what_they_explain_together() =>
        Gen.Select(Gen.Double[-2, 2].Array[11], Gen.Int[0, 2].Array[11], Gen.Int[0, 2].Array[11]).Sample((effects, a, b) =>
        {
            // The twin: R² of one choice by means, of both by fitting the one and the other in turn until nothing moves.
            double first = Explained(effects, [a]), second = Explained(effects, [b]), both = Explained(effects, [a, b]);
            ChoiceShares shares = ChoiceShares.Compute(effects, [a, b]);
            Assert.Equal((first + both - second) / 2, shares.Shares[0], 5);
            Assert.Equal((second + both - first) / 2, shares.Shares[1], 5);
        }, iter: 50);

    [Fact]
    public void A_choice_of_one_level_takes_nothing_and_equal_effects_have_no_shares()
    {
        ChoiceShares shares = ChoiceShares.Compute([1, 2, 4], [[0, 0, 0], [0, 1, 2]]);
        Assert.Equal([0.0, 1.0], shares.Shares.Select(share => Math.Round(share, 9)));
        Assert.True(double.IsNaN(ChoiceShares.Compute([3, 3, 3], [[0, 1, 2]]).Rest));
        Assert.True(double.IsNaN(ChoiceShares.Compute([3], [[0]]).Shares[0]));
        Assert.Throws<ArgumentException>(() => ChoiceShares.Compute([1, 2], [.. Enumerable.Repeat<IReadOnlyList<int>>([0, 1], 13)]));
    }

    private static double Explained(double[] effects, int[][] choices)
    {
        double mean = effects.Average();
        double[] left = [.. effects.Select(effect => effect - mean)];
        for (int pass = 0; pass < 3000; pass++)
        {
            foreach (int[] choice in choices)
            {
                double[] means = [.. Enumerable.Range(0, 3).Select(level => left.Where((_, i) => choice[i] == level).DefaultIfEmpty(0).Average())];
                left = [.. left.Select((value, i) => value - means[choice[i]])];
            }
        }

        return 1 - (left.Sum(value => value * value) / effects.Sum(effect => (effect - mean) * (effect - mean)));
    }
}
