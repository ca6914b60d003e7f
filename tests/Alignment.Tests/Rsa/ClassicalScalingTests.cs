using Concord.Alignment.Rsa;
using CsCheck;

namespace Concord.Alignment.Tests.Rsa;

public class ClassicalScalingTests
{
    [Fact]
    public void Distances_of_points_in_a_plane_come_back() =>
        Gen.Select(Gen.Double[-10, 10], Gen.Double[-10, 10]).Array[3, 12].Sample(points =>
        {
            double[] distances = Distances([.. points.Select(point => new[] { point.Item1, point.Item2 })]);
            Arrangement found = ClassicalScaling.Compute(new Rdm(points.Length, distances));
            Assert.All(distances.Zip(Distances(found.Points)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
            Assert.True(distances.Sum() < 1e-9 || found.Share > 1 - 1e-9, $"share {found.Share}");
        });

    [Fact]
    public void Two_items_lie_on_a_line_with_the_first_to_the_side_of_its_sign()
    {
        Arrangement found = ClassicalScaling.Compute(new Rdm(2, [3]));
        Assert.Equal(3, Math.Abs(found.Points[0][0] - found.Points[1][0]), 1e-12);
        Assert.All(found.Points, point => Assert.Equal(0, point[1], 1e-6));
    }

    [Fact]
    public void What_no_plane_can_hold_has_a_share_below_one() =>
        Assert.Equal(2.0 / 3, ClassicalScaling.Compute(new Rdm(4, [1, 1, 1, 1, 1, 1])).Share, 1e-9); // a tetrahedron has three equal dimensions

    [Fact]
    public void Items_that_coincide_have_no_share() => Assert.True(double.IsNaN(ClassicalScaling.Compute(new Rdm(3, [0, 0, 0])).Share));

    [Fact]
    public void An_undefined_dissimilarity_is_refused_by_its_place() =>
        Assert.Contains("dissimilarity 2 of 3", Assert.Throws<AlignmentException>(() => ClassicalScaling.Compute(new Rdm(3, [1, double.NaN, 1]))).Message, StringComparison.Ordinal);

    private static double[] Distances(IReadOnlyList<double[]> points) =>
        [.. from i in Enumerable.Range(0, points.Count) from j in Enumerable.Range(i + 1, points.Count - i - 1) select Math.Sqrt(points[i].Zip(points[j], (a, b) => (a - b) * (a - b)).Sum())];
}
