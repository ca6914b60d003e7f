using System.Text.Json;
using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;
using CsCheck;

namespace Concord.Alignment.Tests.Statistics;

public sealed class GroupTests
{
    [Fact]
    public void Mann_Whitney_and_Welch_equal_scipy()
    {
        foreach (JsonElement item in Golden.Json("statistics", "groups.json").GetProperty("cases").EnumerateArray())
        {
            double[] first = item.GetProperty("first").Doubles();
            double[] second = item.GetProperty("second").Doubles();
            MannWhitneyResult ours = MannWhitney.Compute(first, second);
            Golden.Close($"Mann-Whitney, {item.GetProperty("name")}", [item.GetProperty("u").GetDouble(), item.GetProperty("p").GetDouble()], [ours.U, ours.PValue], 1e-10);
            StudentTest welch = StudentTest.OfDifference(first, second);
            if (first.Length == 1)
            {
                Assert.True(double.IsNaN(welch.PValue));
                continue;
            }

            Golden.Close($"Welch, {item.GetProperty("name")}", [item.GetProperty("t").GetDouble(), item.GetProperty("welch").GetDouble()], [welch.Value / welch.StandardError, welch.PValue], 1e-9);
        }
    }

    [Fact]
    public void F_tests_and_a_contrast_equal_statsmodels()
    {
        foreach (JsonElement item in Golden.Json("statistics", "ftests.json").GetProperty("cases").EnumerateArray())
        {
            double[] y = item.GetProperty("y").Doubles();
            FactorialResult result = FactorialEffects.Compute(y, [.. y.Select(_ => Array.Empty<double>())], item.GetProperty("a").Ints(), item.GetProperty("b").Ints());
            Golden.Close("p by F", item.GetProperty("p").Doubles(), [.. new[] { result.FirstSum, result.SecondSum, result.InteractionSum }.Select(sum => FactorialTests.PValue(sum, result.ResidualSum))], 1e-9);
            StudentTest contrast = FactorialTests.Contrast(result, [1, -1, -1, 1, 0, 0]);
            Golden.Close("contrast", [item.GetProperty("contrast").GetDouble(), item.GetProperty("contrast_p").GetDouble(), .. item.GetProperty("ends").Doubles()], [contrast.Value, contrast.PValue, contrast.Interval.Lower, contrast.Interval.Upper], 1e-9);
        }
    }

    [Fact]
    public void One_model_a_cell_has_no_test()
    {
        double[] y = [1, 3, 2, 8];
        FactorialResult result = FactorialEffects.Compute(y, [[], [], [], []], [0, 0, 1, 1], [0, 1, 0, 1]);
        Assert.True(double.IsNaN(FactorialTests.PValue(result.FirstSum, result.ResidualSum)));
        StudentTest contrast = FactorialTests.Contrast(result, [1, -1, -1, 1]);
        Assert.Equal(4, contrast.Value);
        Assert.True(double.IsNaN(contrast.PValue));
        Assert.Equal(new MannWhitneyResult(double.NaN, double.NaN, double.NaN, false, "an empty group, or a value that is not finite"), MannWhitney.Compute([1, double.NaN], [2]));
        Assert.Equal(1, MannWhitney.Compute([2, 2], [2, 2, 2]).PValue);
    }

    [Fact]
    public void A_small_group_against_a_very_large_one_is_exact_as_long_as_its_table_is_small()
    {
        double[] large = [.. Enumerable.Range(0, 10_000).Select(i => (double)i)];
        double[] above = [.. Enumerable.Range(0, 8).Select(i => 10_000.5 + i)];
        double orders = Enumerable.Range(1, 8).Aggregate(1.0, (product, i) => product * (10_000 + i) / i);
        long before = GC.GetAllocatedBytesForCurrentThread();
        MannWhitneyResult exact = MannWhitney.Compute(above, large);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16L << 20);
        Assert.True(exact.IsExact);
        Assert.Equal(1, exact.PValue / (2 / orders), 12); // one order of C(10008, 8), and its mirror
        Assert.Equal(2.0 / 10_001, MannWhitney.Compute([-1], large).PValue, 15);

        double[] larger = [.. Enumerable.Range(0, 125_001).Select(i => (double)i)];
        MannWhitneyResult approximate = MannWhitney.Compute([.. Enumerable.Range(0, 8).Select(i => 62_000.5 + i)], larger);
        Assert.False(approximate.IsExact);
        Assert.InRange(approximate.PValue, 0.9, 1);
        Assert.True(MannWhitney.Compute([.. Enumerable.Range(0, 8).Select(i => 62_000.5 + i)], [.. larger.Skip(1)]).IsExact);
    }

    [Fact]
    public void Exchanging_the_groups_mirrors_U_and_keeps_p() => Gen.Select(Gen.Double[0, 1].Array[1, 9], Gen.Int[0, 5].Select(k => k / 2.0).Array[1, 12]).Sample((first, second) =>
    {
        MannWhitneyResult there = MannWhitney.Compute(first, second);
        MannWhitneyResult back = MannWhitney.Compute(second, first);
        return Math.Abs(there.Superiority + back.Superiority - 1) < 1e-12 && Math.Abs(there.PValue - back.PValue) < 1e-12 && there.PValue is > 0 and <= 1;
    });

    [Fact]
    public void Nearest_pairs_by_hand()
    {
        // Distances .1 (1, 0), .4 (0, 0) taken, .5 (0, 1) next; 9 has nobody within 1, and NaN never has.
        Assert.Equal([(1, 0), (0, 1)], NearestPairs.Match([1.0, 1.5, 9.0, double.NaN], [1.4, 0.5, 0.4], 1));
        Assert.Empty(NearestPairs.Match([1.0], [2.0], 0.5));
        Assert.Empty(NearestPairs.Match([], [2.0], 0.5));
    }

    [Fact]
    public void No_member_is_used_twice_and_no_pair_within_reach_stays_apart() => Gen.Select(Gen.Double[0, 10].Array[0, 12], Gen.Double[0, 10].Array[0, 12], Gen.Double[0, 3]).Sample((first, second, calliper) =>
    {
        IReadOnlyList<(int First, int Second)> pairs = NearestPairs.Match(first, second, calliper);
        int[] freeFirst = [.. Enumerable.Range(0, first.Length).Except(pairs.Select(pair => pair.First))];
        int[] freeSecond = [.. Enumerable.Range(0, second.Length).Except(pairs.Select(pair => pair.Second))];
        return pairs.DistinctBy(pair => pair.First).Count() == pairs.Count
            && pairs.DistinctBy(pair => pair.Second).Count() == pairs.Count
            && pairs.All(pair => Math.Abs(first[pair.First] - second[pair.Second]) <= calliper)
            && !freeFirst.Any(i => freeSecond.Any(j => Math.Abs(first[i] - second[j]) <= calliper));
    });
}
