using System.Text.Json;
using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;
using CsCheck;

namespace Concord.Alignment.Tests.Statistics;

public sealed class FactorialEffectsTests
{
    [Fact]
    public void Means_and_type_two_sums_equal_statsmodels_in_balanced_unbalanced_and_broken_designs()
    {
        foreach (JsonElement item in Golden.Json("statistics", "factorial.json").GetProperty("cases").EnumerateArray())
        {
            double[] y = item.GetProperty("y").Doubles();
            FactorialResult ours = Without(y, item.GetProperty("a").Ints(), item.GetProperty("b").Ints());
            double[] means = item.GetProperty("means").Flat();
            Assert.Equal(means.Select(double.IsNaN), ours.Cells.Select(cell => double.IsNaN(cell.Mean.Value.Value)));
            Golden.Close("factorial cell means", [.. means.Where(m => !double.IsNaN(m))], [.. ours.Cells.Select(cell => cell.Mean.Value.Value).Where(m => !double.IsNaN(m))], 1e-12);
            (string Name, FactorialSum Ours)[] sums = [("a", ours.FirstSum), ("b", ours.SecondSum), ("interaction", ours.InteractionSum), ("residual", ours.ResidualSum), ("total", ours.TotalSum)];
            foreach ((string name, FactorialSum sum) in sums.Where(sum => sum.Ours.DegreesOfFreedom > 0))
            {
                Golden.Close($"factorial SS {name}", [item.GetProperty("sums").GetProperty(name).GetDouble()], [sum.Sum.Value.Value], 1e-10);
            }

            Assert.Equal(item.GetProperty("name").GetString() is "balanced" or "one_each", ours.IsBalanced);
            Assert.Equal(y.Length - 1, ours.IsBalanced ? sums[..4].Sum(sum => sum.Ours.DegreesOfFreedom) : ours.TotalSum.DegreesOfFreedom);
        }
    }

    [Fact]
    public void By_hand()
    {
        // Cells 1, 3 / 2, 8. Rows 2 and 5 about 3.5; columns 1.5 and 5.5; (1 − 3) − (2 − 8) = 4.
        // SS: rows 2·2·1.5² / … = 4 · 1.5² = 9, columns 4 · 2² = 16, interaction 4 · 1² = 4, total 29.
        FactorialResult result = Without([1, 3, 2, 8], [0, 0, 1, 1], [0, 1, 0, 1]);
        Assert.Equal([-1.5, 1.5], result.FirstEffects.Select(effect => effect.Effect.Value.Value));
        Assert.Equal([-2.0, 2.0], result.SecondEffects.Select(effect => effect.Effect.Value.Value));
        Assert.Equal(4, Assert.Single(result.Interactions).Contrast.Value.Value);
        Golden.Close("factorial by hand", [9, 16, 4, 29, 16.0 / 29], [result.FirstSum.Sum.Value.Value, result.SecondSum.Sum.Value.Value, result.InteractionSum.Sum.Value.Value, result.TotalSum.Sum.Value.Value, result.SecondSum.Share.Value.Value], 1e-12);
        Assert.False(result.ResidualSum.Sum.Value.IsDefined); // one model a cell leaves nothing within cells
        Assert.Null(result.Note);
    }

    [Fact]
    public void Balanced_sums_add_up_effects_sum_to_zero_and_the_order_of_models_does_not_matter() => Gen.Long[1, 1L << 40].Sample(seed =>
    {
        double[] y = Draw.Normals(seed, 24);
        int[] a = [.. Enumerable.Range(0, 24).Select(m => m / 8)];
        int[] b = [.. Enumerable.Range(0, 24).Select(m => m % 4)];
        int[] order = new StableRandom(seed).Permutation(24);
        FactorialResult plain = Without(y, a, b);
        FactorialResult moved = Without([.. order.Select(m => y[m] + 100)], [.. order.Select(m => a[m])], [.. order.Select(m => b[m])]);
        double[] shares = [.. new[] { plain.FirstSum, plain.SecondSum, plain.InteractionSum, plain.ResidualSum }.Select(sum => sum.Share.Value.Value)];
        return Math.Abs(shares.Sum() - 1) < 1e-10
            && Math.Abs(plain.FirstEffects.Sum(effect => effect.Effect.Value.Value)) < 1e-10
            && Math.Abs(plain.SecondSum.Sum.Value.Value - moved.SecondSum.Sum.Value.Value) < 1e-9
            && Math.Abs(plain.Interactions[3].Contrast.Value.Value - moved.Interactions[3].Contrast.Value.Value) < 1e-9;
    }, iter: 30);

    [Fact]
    public void Additive_scores_have_no_interaction_and_exchanging_the_factors_exchanges_their_sums()
    {
        int[] a = [0, 0, 0, 1, 1, 2, 2, 2];
        int[] b = [0, 1, 1, 0, 1, 0, 0, 1];
        double[] y = [.. a.Zip(b, (i, j) => (2.0 * i * i) + (3 * j))];
        FactorialResult result = Without(y, a, b);
        Assert.Equal(0, result.InteractionSum.Sum.Value.Value, 12);
        Assert.All(result.Interactions, contrast => Assert.Equal(0, contrast.Contrast.Value.Value, 12));
        double[] noisy = [.. y.Zip(Draw.Normals(1, 8), (v, e) => v + e)];
        FactorialResult one = Without(noisy, a, b);
        FactorialResult other = Without(noisy, b, a);
        Assert.Equal(one.FirstSum.Sum.Value.Value, other.SecondSum.Sum.Value.Value, 10);
        Assert.Equal(one.InteractionSum.Sum.Value.Value, other.InteractionSum.Sum.Value.Value, 10);
        Assert.Contains("1 to 2 models a cell", one.Note, StringComparison.Ordinal);
        Assert.NotEqual(1, one.FirstSum.Share.Value.Value + one.SecondSum.Share.Value.Value + one.InteractionSum.Share.Value.Value + one.ResidualSum.Share.Value.Value, 3);
    }

    [Fact]
    public void Intervals_are_those_of_the_same_analysis_in_every_draw()
    {
        int[] a = [0, 0, 1, 1, 1];
        int[] b = [0, 1, 0, 1, 1];
        double[] y = Draw.Normals(1, 5);
        double[][] draws = [.. y.Select((score, m) => Array.ConvertAll(Draw.Normals(m + 10, 150), e => score + (0.1 * e)))];
        FactorialResult result = FactorialEffects.Compute(y, draws, a, b, 0.9);
        FactorialResult[] each = [.. Enumerable.Range(0, 150).Select(draw => Without([.. draws.Select(model => model[draw])], a, b))];
        Same(each.Select(one => one.Cells[3].Mean), result.Cells[3].Mean);
        Same(each.Select(one => one.SecondEffects[1].Effect), result.SecondEffects[1].Effect);
        Same(each.Select(one => one.Interactions[0].Contrast), result.Interactions[0].Contrast);
        Same(each.Select(one => one.FirstSum.Share), result.FirstSum.Share);
        Same(each.Select(one => one.ResidualSum.Sum), result.ResidualSum.Sum);

        static void Same(IEnumerable<FactorialEstimate> draws, FactorialEstimate estimate)
        {
            Interval expected = Interval.Percentile([.. draws.Select(draw => draw.Value.Value)], 0.9);
            Assert.Equal(expected.Lower, estimate.Interval.Lower, 12);
            Assert.Equal(expected.Upper, estimate.Interval.Upper, 12);
        }
    }

    [Fact]
    public void Empty_cells_confounded_factors_and_missing_scores_are_undefined_with_the_reason()
    {
        FactorialResult empty = Without([1, 2, 3, double.NaN], [0, 0, 1, 1], [0, 1, 0, 1]);
        Assert.Equal("no model in the cell", empty.Cells[3].Mean.Value.Note);
        Assert.Equal("one of the four cells is empty", empty.Interactions[0].Contrast.Value.Note);
        Assert.StartsWith("an empty cell", empty.FirstEffects[0].Effect.Value.Note, StringComparison.Ordinal);
        Assert.Contains("1 models without a score left out; 1 of 4 cells are empty", empty.Note, StringComparison.Ordinal);
        Assert.True(empty.FirstSum.Sum.Value.IsDefined); // type II needs no full table: 3 models, each factor after the other
        Assert.Equal(2, empty.FirstSum.Sum.Value.Value, 12); // model 2 against model 0: (3 − 1)² / 2

        FactorialResult confounded = Without([1, 2, 3, 4], [0, 0, 1, 1], [0, 0, 1, 1]);
        Assert.Equal(0, confounded.FirstSum.DegreesOfFreedom);
        Assert.Equal("no degree of freedom", confounded.SecondSum.Share.Value.Note);
        FactorialResult constant = Without([2, 2, 2, 2], [0, 0, 1, 1], [0, 1, 0, 1]);
        Assert.Equal("all scores are equal", constant.FirstSum.Share.Value.Note);
        Assert.Empty(Without([], [], []).Cells);
        Assert.Throws<ArgumentOutOfRangeException>(() => Without([1], [-1], [0]));
    }

    private static FactorialResult Without(double[] scores, int[] a, int[] b) => FactorialEffects.Compute(scores, [.. scores.Select(_ => Array.Empty<double>())], a, b);
}
