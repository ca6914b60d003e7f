using System.Text.Json;
using Concord.Alignment.Statistics;
using CsCheck;

namespace Concord.Alignment.Tests.Statistics;

public sealed class CorrelationTests
{
    private static readonly Gen<(double[] X, double[] Y)> Pairs =
        Gen.Int[3, 40].SelectMany(n => Gen.Select(Gen.Int[-4, 4].Select(v => (double)v).Array[n], Gen.Double[-5, 5].Array[n]));

    [Fact]
    public void Pearson_Spearman_both_taus_rho_a_and_ranks_equal_scipy_and_rsatoolbox()
    {
        foreach (JsonProperty item in Golden.Json("correlation", "expected.json").EnumerateObject())
        {
            double[] x = item.Value.GetProperty("x").Doubles();
            double[] y = item.Value.GetProperty("y").Doubles();
            Golden.Close($"pearson {item.Name}", [item.Value.GetProperty("pearson").GetDouble()], [Pearson.Compute(x, y).Value], 1e-10);
            Golden.Close($"spearman {item.Name}", [item.Value.GetProperty("spearman").GetDouble()], [Spearman.Compute(x, y).Value], 1e-12);
            Golden.Close($"tau-a {item.Name}", [item.Value.GetProperty("tau_a").GetDouble()], [KendallTauA.Compute(x, y).Value], 1e-12);
            Golden.Close($"tau-b {item.Name}", [item.Value.GetProperty("kendall_tau_b").GetDouble()], [KendallTauB.Compute(x, y).Value], 1e-12);
            Golden.Close($"rho-a {item.Name}", [item.Value.GetProperty("rho_a").GetDouble()], [RhoA.Compute(x, y).Value], 1e-12);
            Assert.Equal(item.Value.GetProperty("rank_x").Doubles(), Ranks.Midranks(x));
        }
    }

    [Fact]
    public void The_degenerate_golden_is_undefined_and_rsatoolbox_gives_zero()
    {
        JsonElement item = Golden.Json("correlation", "degenerate.json").GetProperty("constant_x_scipy");
        double[] x = item.GetProperty("x").Doubles();
        double[] y = item.GetProperty("y").Doubles();
        Assert.Equal(0, item.GetProperty("tau_a_rsatoolbox").GetDouble());
        Assert.Equal(0, item.GetProperty("rho_a").GetDouble());
        Assert.False(KendallTauA.Compute(x, y).IsDefined); // an order is asked for and there is none
        Assert.False(RhoA.Compute(x, y).IsDefined);
        Assert.All(new[] { "pearson", "spearman", "kendall_tau_b" }, name => Assert.True(double.IsNaN(item.GetProperty(name).Number())));
        Assert.All(new[] { Pearson.Compute(x, y), Spearman.Compute(x, y), KendallTauB.Compute(x, y) }, score => Assert.False(score.IsDefined));
    }

    [Fact]
    public void By_hand_with_ties()
    {
        // x = 1 2 2 3, y = 1 3 2 4: pairs 6; concordant 5, tied in x 1. tau-a 5/6; tau-b 5/sqrt(5·6).
        double[] x = [1, 2, 2, 3];
        double[] y = [1, 3, 2, 4];
        Assert.Equal(5.0 / 6, KendallTauA.Compute(x, y).Value, 15);
        Assert.Equal(5 / Math.Sqrt(30), KendallTauB.Compute(x, y).Value, 15);
        // Centred ranks −1.5 0 0 1.5 and −1.5 .5 −.5 1.5: products 4.5, squares 4.5 and 5. rho-a = 12·4.5/60; Spearman = 4.5/sqrt(22.5).
        Assert.Equal(0.9, RhoA.Compute(x, y).Value, 15);
        Assert.Equal(4.5 / Math.Sqrt(22.5), Spearman.Compute(x, y).Value, 15);
        // (3, 4)·(4, 3) = 24 over 5·5.
        Assert.Equal(0.96, Cosine.Compute([3, 4], [4, 3]).Value, 15);
    }

    [Fact]
    public void A_constant_side_is_undefined_where_rsatoolbox_says_zero()
    {
        double[] constant = [1, 1, 1, 1];
        double[] rising = [1, 2, 3, 4];
        foreach (Scored score in new[] { Pearson.Compute(constant, rising), Spearman.Compute(rising, constant), KendallTauA.Compute(constant, rising), KendallTauB.Compute(constant, rising), RhoA.Compute(rising, constant) })
        {
            Assert.False(score.IsDefined);
            Assert.Contains("constant", score.Note, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NaN_infinity_and_a_single_value_are_undefined()
    {
        Assert.NotNull(Pearson.Compute([1, double.NaN, 3], [1, 2, 4]).Note);
        Assert.NotNull(Spearman.Compute([1, double.NaN, 3], [1, 2, 4]).Note);
        Assert.NotNull(KendallTauA.Compute([1, double.PositiveInfinity, 3], [1, 2, 4]).Note);
        Assert.NotNull(Pearson.Compute([1], [2]).Note);
        Assert.NotNull(KendallTauA.Compute([1], [2]).Note);
        Assert.NotNull(KendallTauB.Compute([1, double.NaN, 2], [1, 2, 4]).Note);
        Assert.NotNull(RhoA.Compute([1, 2, 3], [1, double.NegativeInfinity, 4]).Note);
        Assert.NotNull(Cosine.Compute([1, 2, 3], [1, double.NaN, 4]).Note);
        Assert.NotNull(Cosine.Compute([], []).Note);
    }

    [Fact]
    public void Tau_a_by_merge_sort_equals_counting_all_pairs() => Pairs.Sample(pair =>
    {
        double balance = 0;
        for (int i = 0; i < pair.X.Length; i++)
        {
            for (int j = i + 1; j < pair.X.Length; j++)
            {
                balance += Math.Sign(pair.X[i] - pair.X[j]) * Math.Sign(pair.Y[i] - pair.Y[j]);
            }
        }

        double naive = balance / (pair.X.Length * (pair.X.Length - 1) / 2.0);
        Scored fast = KendallTauA.Compute(pair.X, pair.Y);
        return !fast.IsDefined || Math.Abs(fast.Value - naive) < 1e-12;
    });

    [Fact]
    public void Negating_one_side_flips_the_sign_and_positive_scaling_changes_nothing() => Pairs.Sample(pair =>
    {
        double[] negated = Array.ConvertAll(pair.X, v => -v);
        double[] scaled = Array.ConvertAll(pair.X, v => (4 * v) + 1);
        return Opposite(Pearson.Compute(pair.X, pair.Y), Pearson.Compute(negated, pair.Y))
            && Opposite(Spearman.Compute(pair.X, pair.Y), Spearman.Compute(negated, pair.Y))
            && Opposite(KendallTauA.Compute(pair.X, pair.Y), KendallTauA.Compute(negated, pair.Y))
            && Opposite(KendallTauB.Compute(pair.X, pair.Y), KendallTauB.Compute(negated, pair.Y))
            && Opposite(RhoA.Compute(pair.X, pair.Y), RhoA.Compute(negated, pair.Y))
            && Opposite(Cosine.Compute(pair.X, pair.Y), Cosine.Compute(negated, pair.Y))
            && Same(Pearson.Compute(pair.X, pair.Y), Pearson.Compute(scaled, pair.Y))
            && Same(KendallTauA.Compute(pair.X, pair.Y), KendallTauA.Compute(scaled, pair.Y));
    });

    [Fact]
    public void Without_ties_both_taus_agree_and_so_do_rho_a_and_Spearman()
    {
        double[] x = Draw.Normals(1, 700);
        double[] y = Draw.Normals(2, 700);
        Assert.Equal(KendallTauA.Compute(x, y).Value, KendallTauB.Compute(x, y).Value, 14);
        Assert.Equal(RhoA.Compute(x, y).Value, Spearman.Compute(x, y).Value, 14);
    }

    [Fact]
    public void Sorting_by_bits_equals_sorting_by_comparison() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 100_000], Gen.Int[1, 900]).Sample((kind, seed, n) =>
        {
            double[] values = Array.ConvertAll(Draw.Normals(seed, n), v => kind switch
            {
                0 => v,
                1 => Math.Round(v), // −0 and many ties
                2 => 1e8 + (v * 1e-6), // all alike in their first digits
                3 => v * Math.Pow(10, 100 * v), // wide apart
                4 => v > 2 ? double.PositiveInfinity : v < -2 ? double.NegativeInfinity : v,
                _ => v * 1e-310, // subnormal
            });
            double[] sorted = [.. values];
            int[] order = Ranks.Order(sorted);
            double[] wanted = [.. values];
            Array.Sort(wanted);
            return sorted.SequenceEqual(wanted) && order.Order().SequenceEqual(Enumerable.Range(0, n)) && sorted.Zip(order).All(pair => pair.First == values[pair.Second]);
        });

    [Fact]
    public void Inversions_equal_counting_all_pairs() =>
        Gen.Int[0, 20].Array[0, 60].Sample(values =>
        {
            int[] ranks = Ranks.Dense(Array.ConvertAll(values, v => (double)v), out int[] starts);
            long naive = 0;
            for (int p = 0; p < ranks.Length; p++)
            {
                naive += ranks.Skip(p + 1).LongCount(later => later < ranks[p]);
            }

            return Inversions.Count(ranks, starts) == naive;
        });

    private static bool Opposite(Scored a, Scored b) => a.IsDefined ? Math.Abs(a.Value + b.Value) < 1e-12 : !b.IsDefined;

    private static bool Same(Scored a, Scored b) => a.IsDefined ? Math.Abs(a.Value - b.Value) < 1e-12 : !b.IsDefined;
}
