using System.Text.Json;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Tests.Rsa;

public sealed class StimulusPermutationTestTests
{
    [Fact]
    public void All_orders_equal_a_loop_in_numpy()
    {
        foreach (JsonElement item in Golden.Json("statistics", "mantel.json").GetProperty("cases").EnumerateArray())
        {
            IRdmComparator comparator = RdmComparators.Find(item.GetProperty("comparator").GetString()!);
            PermutationResult ours = StimulusPermutationTest.Compute(item.GetProperty("first").Doubles(), [item.GetProperty("second").Doubles()], comparator, 1);
            Golden.Close($"mantel {comparator.Id}", [item.GetProperty("score").GetDouble(), item.GetProperty("p").GetDouble()], [ours.Statistic, ours.PValue], 1e-12);
            Assert.True(ours.IsExact);
        }
    }

    [Fact]
    public void An_rdm_against_itself_has_the_smallest_p_and_relabelling_both_sides_leaves_it()
    {
        Matrix x = Draw.Matrix(1, 12, 6);
        int[] order = new StableRandom(3).Permutation(12);
        double[] rdm = Rdm.Compute(x, new EuclideanDistance()).UpperTriangle;
        double[] other = Rdm.Compute(Noisy(x), new EuclideanDistance()).UpperTriangle;
        PermutationResult itself = StimulusPermutationTest.Compute(rdm, [rdm], new SpearmanComparator(), 1, 199);
        Assert.Equal(1.0 / 200, itself.PValue, 14);
        Assert.Equal(1, itself.Statistic, 12);
        PermutationResult plain = StimulusPermutationTest.Compute(rdm, [other, rdm], new PearsonComparator(), 1, 199);
        PermutationResult moved = StimulusPermutationTest.Compute(
            Rdm.Compute(x.SelectRows(order), new EuclideanDistance()).UpperTriangle,
            [Rdm.Compute(Noisy(x).SelectRows(order), new EuclideanDistance()).UpperTriangle, Rdm.Compute(x.SelectRows(order), new EuclideanDistance()).UpperTriangle],
            new PearsonComparator(), 1, 199);
        Assert.Equal(plain.Statistic, moved.Statistic, 12);
        Assert.Equal(1.0 / 200, moved.PValue, 14);

        static Matrix Noisy(Matrix x) => new(12, 6, [.. x.Values.Zip(Draw.Normals(9, 72), (a, b) => a + (0.5 * b))]);
    }

    [Fact]
    public void Unrelated_rdms_are_called_significant_as_often_as_the_level_says_although_their_pairs_depend_on_each_other()
    {
        // 300 pairs of unrelated geometries: p ≤ .05 expected in 5 %, sd 1.3 %.
        int found = 0;
        for (int sample = 0; sample < 300; sample++)
        {
            found += StimulusPermutationTest.Compute(Geometry((2 * sample) + 1), [Geometry((2 * sample) + 2)], new PearsonComparator(), sample, 99).PValue <= 0.05 ? 1 : 0;
        }

        Assert.InRange(found / 300.0, 0.015, 0.09);

        // Squared distances of ten points of a plane.
        static double[] Geometry(int seed)
        {
            double[] points = Draw.Normals(seed, 20);
            return [.. from i in Enumerable.Range(0, 10) from j in Enumerable.Range(i + 1, 9 - i) select Math.Pow(points[2 * i] - points[2 * j], 2) + Math.Pow(points[(2 * i) + 1] - points[(2 * j) + 1], 2)];
        }
    }

    [Fact]
    public void Undefined_scores_have_their_reason()
    {
        PermutationResult constant = StimulusPermutationTest.Compute([1, 1, 1, 1, 1, 1], [[1, 2, 3, 4, 5, 6]], new PearsonComparator(), 1);
        Assert.True(double.IsNaN(constant.PValue));
        Assert.NotNull(constant.Note);

        // Of four stimuli two pairs are unknown on each side: where they fall apart only two known pairs are left.
        double[] holes = [double.NaN, 1, 2, 3, 5, double.NaN];
        PermutationResult some = StimulusPermutationTest.Compute(holes, [[double.NaN, 2, 1, 4, 5, double.NaN]], new PearsonComparator(), 1);
        Assert.Contains("orders undefined and left out", some.Note, StringComparison.Ordinal);
        Assert.InRange(some.PValue, 0, 1);
    }
}
