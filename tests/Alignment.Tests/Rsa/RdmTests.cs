using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Tests.Rsa;

public sealed class RdmTests
{
    [Fact]
    public void Distances_by_hand()
    {
        // (1,2,3) against (2,4,6): r = 1; against (3,2,1): r = −1. Squared distances /3: (1+4+9)/3, (4+0+4)/3, (1+4+25)/3.
        var x = new Matrix(3, 3, [1, 2, 3, 2, 4, 6, 3, 2, 1]);
        Golden.Close("correlation distance", [0, 2, 2], Rdm.Compute(x, new CorrelationDistance()).UpperTriangle, 1e-12);
        Golden.Close("euclidean distance", [14.0 / 3, 8.0 / 3, 10], Rdm.Compute(x, new EuclideanDistance()).UpperTriangle, 1e-12);
    }

    [Fact]
    public void A_constant_pattern_has_undefined_correlation_distances_and_a_note()
    {
        Rdm rdm = Rdm.Compute(new Matrix(3, 3, [1, 2, 4, 0.1, 0.1, 0.1, 3, 1, 1]), new CorrelationDistance());
        Assert.Equal([true, false, true], rdm.UpperTriangle.Select(double.IsNaN));
        Assert.StartsWith("1 of 3 stimuli", rdm.Note, StringComparison.Ordinal);
        Assert.Null(Rdm.Compute(new Matrix(3, 3, [1, 2, 4, 0.1, 0.1, 0.1, 3, 1, 1]), new EuclideanDistance()).Note);
    }

    [Fact]
    public void A_constant_pattern_is_undefined_whatever_rounding_its_mean_leaves()
    {
        // 0.1 has no exact float64: the mean of many differs from it, and so the centred pattern from zeros.
        double[] values = [.. Enumerable.Repeat(0.1, 1001), .. Draw.Normals(1, 1001), .. Enumerable.Repeat(1e7 / 3, 1001), .. Draw.Normals(2, 1001).Select(v => 1e9 + v)];
        Rdm rdm = Rdm.Compute(new Matrix(4, 1001, values), new CorrelationDistance());
        Assert.Equal([true, true, true, true, false, true], rdm.UpperTriangle.Select(double.IsNaN));
        Assert.StartsWith("2 of 4 stimuli", rdm.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_have_no_cosine_and_an_infinity_and_a_value_too_large_spoil_what_they_touch()
    {
        Rdm cosine = new CosineDistance().Compute(new Matrix(3, 2, [0, 0, 1, 2, 3, -1]));
        Assert.Equal([true, true, false], cosine.UpperTriangle.Select(double.IsNaN));
        Assert.StartsWith("1 of 3 stimuli", cosine.Note, StringComparison.Ordinal);
        Rdm infinite = new EuclideanDistance().Compute(new Matrix(3, 2, [1, 2, double.PositiveInfinity, 0, 3, 5]));
        Assert.Equal([true, false, true], infinite.UpperTriangle.Select(double.IsNaN));
        Assert.Equal("values too large to square", new EuclideanDistance().Compute(new Matrix(3, 1, [1, 1e200, 2])).Note);
    }

    [Fact]
    public void One_unit_has_no_correlation_distance_at_all() =>
        Assert.All(Rdm.Compute(new Matrix(3, 1, [1, 2, 3]), new CorrelationDistance()).UpperTriangle, value => Assert.True(double.IsNaN(value)));

    [Fact]
    public void A_NaN_in_one_pattern_spoils_only_its_own_distances()
    {
        Matrix x = Draw.Matrix(3, 4, 5);
        double[] clean = Rdm.Compute(x, new EuclideanDistance()).UpperTriangle;
        double[] values = [.. x.Values];
        values[7] = double.NaN; // row 1
        double[] spoilt = Rdm.Compute(new Matrix(4, 5, values), new EuclideanDistance()).UpperTriangle;
        Assert.Equal([true, false, false, true, true, false], spoilt.Select(double.IsNaN));
        Golden.Close("euclidean beside NaN", [clean[1], clean[2], clean[5]], [spoilt[1], spoilt[2], spoilt[5]], 1e-12);
    }

    [Theory]
    [InlineData("euclidean")]
    [InlineData("correlation")]
    public void Permuting_units_changes_nothing_and_permuting_stimuli_permutes_pairs(string id)
    {
        Matrix x = Draw.Matrix(5, 7, 9);
        IRdmDistance distance = RdmDistances.Find(id);
        double[] rdm = distance.Compute(x).UpperTriangle;
        Golden.Close("units permuted", rdm, distance.Compute(x.SelectColumns(new StableRandom(1).Permutation(9))).UpperTriangle, 1e-12);
        int[] order = new StableRandom(2).Permutation(7);
        double[] moved = distance.Compute(x.SelectRows(order)).UpperTriangle;
        Assert.Equal(At(rdm, order[2], order[5]), At(moved, 2, 5), 12);
        Assert.NotEqual(rdm[0], moved[0], 6);
    }

    [Fact]
    public void Correlation_distance_ignores_scale_and_offset_of_a_pattern_and_euclidean_does_not()
    {
        Matrix x = Draw.Matrix(8, 4, 6);
        double[] values = [.. x.Values];
        for (int k = 0; k < 6; k++)
        {
            values[k] = (3 * values[k]) + 2;
        }

        var changed = new Matrix(4, 6, values);
        Golden.Close("scaled pattern", new CorrelationDistance().Compute(x).UpperTriangle, new CorrelationDistance().Compute(changed).UpperTriangle, 1e-12);
        Assert.NotEqual(new EuclideanDistance().Compute(x).UpperTriangle[0], new EuclideanDistance().Compute(changed).UpperTriangle[0], 3);
    }

    [Fact]
    public void A_vector_that_is_no_triangle_is_refused() => Assert.Throws<ArgumentException>(() => Rdm.StimulusCountOf(7));

    private static double At(double[] upper, int i, int j)
    {
        int n = Rdm.StimulusCountOf(upper.Length);
        (i, j) = (Math.Min(i, j), Math.Max(i, j));
        return upper[(i * n) - (i * (i + 1) / 2) + j - i - 1];
    }
}
