using System.Text.Json;
using Concord.Alignment.Statistics;
using CsCheck;

namespace Concord.Alignment.Tests.Statistics;

public sealed class AdjustedPTests
{
    [Fact]
    public void Both_equal_statsmodels()
    {
        foreach (JsonElement item in Golden.Json("statistics", "adjusted.json").GetProperty("cases").EnumerateArray())
        {
            double[] p = item.GetProperty("p").Doubles();
            Golden.Close("holm", item.GetProperty("holm").Doubles(), Holm.Adjust(p), 1e-14);
            Golden.Close("benjamini-hochberg", item.GetProperty("benjamini_hochberg").Doubles(), BenjaminiHochberg.Adjust(p), 1e-14);
        }
    }

    [Fact]
    public void By_hand()
    {
        // .01 · 4, max(.04, .03 · 3) = .09, max(.09, .04 · 2) = .09; smallest .005 · 4 = .02.
        Golden.Close("holm by hand", [0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]), 1e-15);
        // From the largest: .04 · 4/4 = .04, .03 · 4/3 = .04, .01 · 4/2 = .02, .005 · 4/1 = .02.
        Golden.Close("benjamini-hochberg by hand", [0.02, 0.04, 0.04, 0.02], BenjaminiHochberg.Adjust([0.01, 0.04, 0.03, 0.005]), 1e-15);
    }

    [Fact]
    public void Adjusted_values_keep_the_order_and_lie_between_p_and_one_and_holm_is_the_stricter() =>
        Gen.Double[0, 1].Array[1, 30].Sample(p =>
        {
            double[] holm = Holm.Adjust(p);
            double[] rate = BenjaminiHochberg.Adjust(p);
            bool bounds = Enumerable.Range(0, p.Length).All(k => rate[k] >= p[k] && holm[k] >= rate[k] - 1e-15 && holm[k] <= 1);
            int[] order = [.. Enumerable.Range(0, p.Length).OrderBy(k => p[k])];
            bool rising = order.Zip(order.Skip(1)).All(pair => holm[pair.First] <= holm[pair.Second] && rate[pair.First] <= rate[pair.Second]);
            bool bonferroni = holm.Zip(p).All(pair => pair.First <= Math.Min(1, p.Length * pair.Second) + 1e-15);
            return bounds && rising && bonferroni;
        });

    [Fact]
    public void An_undefined_test_is_no_member_of_the_family()
    {
        Assert.Equal([0.02, double.NaN, 0.04], Holm.Adjust([0.01, double.NaN, 0.04]));
        Assert.Equal([0.02, double.NaN, 0.04], BenjaminiHochberg.Adjust([0.01, double.NaN, 0.04]));
        Assert.Empty(Holm.Adjust([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([1.5]));
    }

    [Fact]
    public void Holm_bounds_the_chance_of_any_false_finding_and_benjamini_hochberg_their_share()
    {
        // 20 tests, all null: any finding is false; level .05, 1,000 families, sd .0069.
        var random = new Concord.Alignment.Resampling.StableRandom(5);
        int holm = 0;
        int rate = 0;
        for (int family = 0; family < 1000; family++)
        {
            double[] p = [.. Enumerable.Range(0, 20).Select(_ => random.NextDouble())];
            holm += Holm.Adjust(p).Any(value => value <= 0.05) ? 1 : 0;
            rate += BenjaminiHochberg.Adjust(p).Any(value => value <= 0.05) ? 1 : 0;
        }

        Assert.InRange(holm / 1000.0, 0.025, 0.07);
        Assert.InRange(rate / 1000.0, 0.025, 0.07);
    }
}
