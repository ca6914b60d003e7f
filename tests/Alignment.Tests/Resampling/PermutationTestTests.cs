using System.Text.Json;
using Concord.Alignment.Resampling;
using CsCheck;

namespace Concord.Alignment.Tests.Resampling;

public sealed class PermutationTestTests
{
    [Fact]
    public void Exact_tests_equal_scipy()
    {
        foreach (JsonElement item in Golden.Json("statistics", "permutation.json").GetProperty("cases").EnumerateArray())
        {
            double[] first = item.GetProperty("first").Doubles();
            PermutationResult ours = item.GetProperty("kind").GetString() == "sign" ? PermutationTest.SignFlip(first, 1) : PermutationTest.Groups(first, item.GetProperty("second").Doubles(), 1);
            Golden.Close("permutation test", [item.GetProperty("statistic").GetDouble(), item.GetProperty("p").GetDouble()], [ours.Statistic, ours.PValue], 1e-14);
            Assert.Equal(item.GetProperty("count").GetInt32(), ours.Permutations);
            Assert.True(ours.IsExact);
        }
    }

    [Fact]
    public void By_hand()
    {
        // Signs of 1, 2, 3: sums 6, 4, 2, 0, 0, −2, −4, −6; 6 is the largest of 8: p = 2/8.
        Assert.Equal(0.25, PermutationTest.SignFlip([1, 2, 3], 1).PValue, 14);
        // {3, 4} against {1, 2}: the largest of 6 groupings: p = 2/6.
        Assert.Equal(1.0 / 3, PermutationTest.Groups([3, 4], [1, 2], 1).PValue, 14);
        Assert.Equal(1, PermutationTest.SignFlip([0, 0], 1).PValue);
    }

    [Fact]
    public void Drawn_tests_come_close_to_exact_ones_count_the_data_and_repeat_with_their_seed()
    {
        double[] x = Array.ConvertAll(Draw.Normals(3, 13), v => v + 0.6);
        double[] y = Draw.Normals(4, 7);
        PermutationResult exact = PermutationTest.SignFlip(x, 1);
        PermutationResult drawn = PermutationTest.SignFlip(x, 1, permutations: 4000);
        Assert.True(exact.IsExact && !drawn.IsExact);
        Assert.Equal(4000, drawn.Permutations);
        Assert.InRange(drawn.PValue, exact.PValue - 0.02, exact.PValue + 0.02);
        Assert.Equal(drawn, PermutationTest.SignFlip(x, 1, permutations: 4000));
        Assert.NotEqual(drawn, PermutationTest.SignFlip(x, 2, permutations: 4000));
        PermutationResult groups = PermutationTest.Groups(x, y, 1, permutations: 100_000);
        Assert.InRange(PermutationTest.Groups(x, y, 1, permutations: 4000).PValue, groups.PValue - 0.03, groups.PValue + 0.03);
        Assert.Equal(2.0 / 100, PermutationTest.SignFlip([.. Enumerable.Repeat(1.0, 40)], 1, permutations: 99).PValue, 14); // the data alone: never 0
    }

    [Fact]
    public void More_than_64_signs_are_all_drawn()
    {
        // Only the values after the 64th differ from 0: were their signs stuck together, the mean of the null would not be near 0 in half of the draws.
        double[] late = [.. new double[64], .. Enumerable.Repeat(1.0, 66)];
        Assert.Equal(2.0 / 1000, PermutationTest.SignFlip(late, 1, permutations: 999).PValue, 14);
    }

    [Fact]
    public void Exchanging_the_sides_or_scaling_leaves_p_as_it_is() => Gen.Long[1, 1L << 40].Sample(seed =>
    {
        double[] x = Array.ConvertAll(Draw.Normals(seed, 5), v => Math.Round(v, 1));
        double[] y = Array.ConvertAll(Draw.Normals(seed + 1, 4), v => Math.Round(v + 1, 1));
        double groups = PermutationTest.Groups(x, y, 1).PValue;
        double signs = PermutationTest.SignFlip(x, 1).PValue;
        return Math.Abs(groups - PermutationTest.Groups(y, x, 1).PValue) < 1e-12
            && Math.Abs(groups - PermutationTest.Groups(Array.ConvertAll(x, v => (3 * v) + 7), Array.ConvertAll(y, v => (3 * v) + 7), 1).PValue) < 1e-12
            && Math.Abs(signs - PermutationTest.SignFlip(Array.ConvertAll(x, v => -2 * v), 1).PValue) < 1e-12;
    }, iter: 100);

    [Fact]
    public void Under_the_null_p_is_as_often_below_a_level_as_it_says()
    {
        int sign = 0;
        int groups = 0;
        for (int sample = 0; sample < 1000; sample++)
        {
            double[] x = Draw.Normals((2 * sample) + 1, 12);
            sign += PermutationTest.SignFlip(x[..8], sample).PValue <= 0.05 ? 1 : 0;
            groups += PermutationTest.Groups(x[..4], x[4..9], sample).PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(sign / 1000.0, 0.025, 0.065); // sd .0069
        Assert.InRange(groups / 1000.0, 0.02, 0.065);
    }

    [Fact]
    public void Nothing_to_exchange_is_undefined()
    {
        Assert.NotNull(PermutationTest.SignFlip([], 1).Note);
        Assert.True(double.IsNaN(PermutationTest.SignFlip([1, double.NaN], 1).PValue));
        Assert.NotNull(PermutationTest.Groups([1], [], 1).Note);
    }

    [Fact]
    public void Arrangements_are_complete_and_different()
    {
        Assert.Equal(120, Arrangements.AllOrders(5).Select(order => string.Join(' ', order)).Distinct().Count());
        Assert.Equal(35, Arrangements.AllCombinations(7, 3).Select(members => string.Join(' ', members)).Distinct().Count());
        Assert.Equal(120, Arrangements.Orders(5));
        Assert.Equal(35, Arrangements.Combinations(7, 3), 10);
        Assert.Single(Arrangements.AllOrders(1));
        Assert.Single(Arrangements.AllCombinations(4, 4));
    }
}
