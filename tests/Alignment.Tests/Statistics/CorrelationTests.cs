using System.Text.Json;
using Concord.Alignment.Statistics;
using CsCheck;

namespace Concord.Alignment.Tests.Statistics;

public sealed class CorrelationTests
{
    private static readonly Gen<(double[] X, double[] Y)> Pairs =
        Gen.Int[3, 40].SelectMany(n => Gen.Select(Gen.Int[-4, 4].Select(v => (double)v).Array[n], Gen.Double[-5, 5].Array[n]));

    [Fact]
    public void Pearson_Spearman_tau_a_and_ranks_equal_scipy_and_rsatoolbox()
    {
        foreach (JsonProperty item in Golden.Json("correlation", "expected.json").EnumerateObject())
        {
            double[] x = item.Value.GetProperty("x").Doubles();
            double[] y = item.Value.GetProperty("y").Doubles();
            Golden.Close($"pearson {item.Name}", [item.Value.GetProperty("pearson").GetDouble()], [Pearson.Compute(x, y).Value], 1e-10);
            Golden.Close($"spearman {item.Name}", [item.Value.GetProperty("spearman").GetDouble()], [Spearman.Compute(x, y).Value], 1e-12);
            Golden.Close($"tau-a {item.Name}", [item.Value.GetProperty("tau_a").GetDouble()], [KendallTauA.Compute(x, y).Value], 1e-12);
            Assert.Equal(item.Value.GetProperty("rank_x").Doubles(), Ranks.Midranks(x));
        }
    }

    [Fact]
    public void A_constant_side_is_undefined_where_rsatoolbox_says_zero()
    {
        double[] constant = [1, 1, 1, 1];
        double[] rising = [1, 2, 3, 4];
        foreach (Scored score in new[] { Pearson.Compute(constant, rising), Spearman.Compute(rising, constant), KendallTauA.Compute(constant, rising) })
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
            && Same(Pearson.Compute(pair.X, pair.Y), Pearson.Compute(scaled, pair.Y))
            && Same(KendallTauA.Compute(pair.X, pair.Y), KendallTauA.Compute(scaled, pair.Y));
    });

    private static bool Opposite(Scored a, Scored b) => a.IsDefined ? Math.Abs(a.Value + b.Value) < 1e-12 : !b.IsDefined;

    private static bool Same(Scored a, Scored b) => a.IsDefined ? Math.Abs(a.Value - b.Value) < 1e-12 : !b.IsDefined;
}
