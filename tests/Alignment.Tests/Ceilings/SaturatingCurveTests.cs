using System.Text.Json;
using Concord.Alignment.Ceilings;
using CsCheck;

namespace Concord.Alignment.Tests.Ceilings;

public sealed class SaturatingCurveTests
{
    public static TheoryData<string> Cases => ["exact", "noisy", "slow", "fast", "negative", "four_points", "above_one"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Limit_and_tau_equal_scipy(string name)
    {
        JsonElement one = Golden.Json("extrapolated-subjects", "expected.json").GetProperty("cases").GetProperty(name);
        (Scored limit, double tau) = SaturatingCurve.Fit(one.GetProperty("n").Doubles(), one.GetProperty("y").Doubles());
        // The least of a sum of squares is flat: scipy's search by values stops with half the digits.
        Golden.Close($"extrapolation {name}", one.GetProperty("free").Doubles(), [limit.Value, tau], 1e-6);
        if (limit.Value is > 0 and < 1)
        {
            Golden.Close($"extrapolation {name}, Brain-Score", one.GetProperty("brain_score").Doubles(), [limit.Value, tau], 1e-4);
        }

        Assert.Equal(name == "above_one" ? "a limit above 1: the curve does not hold" : null, limit.Note);
    }

    [Fact]
    public void Points_on_a_curve_give_that_curve()
    {
        Gen.Select(Gen.Double[-1, 1], Gen.Double[0.4, 15], Gen.Int[4, 12]).Where((limit, _, _) => Math.Abs(limit) > 0.01).Sample((limit, tau, count) =>
        {
            double[] n = [.. Enumerable.Range(2, count).Select(k => (double)k)];
            (Scored found, double foundTau) = SaturatingCurve.Fit(n, Array.ConvertAll(n, x => limit * (1 - Math.Exp(-x / tau))));
            Assert.Equal(limit, found.Value, 1e-7);
            Assert.Equal(tau, foundTau, 1e-5 * tau);
        });
    }

    [Fact]
    public void No_other_curve_is_nearer()
    {
        Gen.Double[0.1, 0.6].Array[6].Sample(scores =>
        {
            double[] n = [2, 3, 4, 5, 6, 7];
            (Scored limit, double tau) = SaturatingCurve.Fit(n, scores);
            double Error(double v, double t) => n.Zip(scores).Sum(point => Math.Pow(point.Second - (v * (1 - (t == 0 ? 0 : Math.Exp(-point.First / t)))), 2));
            double found = limit.IsDefined ? Error(limit.Value, tau) : double.PositiveInfinity;
            foreach (double other in new[] { 0.1, 0.5, 1, 2, 4, 8, 16, 32, 64 })
            {
                double best = n.Zip(scores).Sum(point => point.Second * (1 - Math.Exp(-point.First / other))) / n.Sum(x => Math.Pow(1 - Math.Exp(-x / other), 2));
                Assert.True(!limit.IsDefined || found <= Error(best, other) + 1e-12, $"τ = {other} is nearer");
            }
        });
    }

    [Fact]
    public void Scores_times_a_number_have_the_same_tau_and_the_order_of_points_does_not_matter()
    {
        double[] scores = [0.21, 0.34, 0.38, 0.44, 0.43];
        (Scored limit, double tau) = SaturatingCurve.Fit([2, 3, 4, 5, 6], scores);
        (Scored scaled, double same) = SaturatingCurve.Fit([6, 5, 4, 3, 2], [.. scores.Reverse().Select(score => -2 * score)]);
        Assert.Equal(-2 * limit.Value, scaled.Value, 10);
        Assert.Equal(tau, same, 10);
    }

    [Fact]
    public void Scores_that_do_not_rise_have_their_mean_and_a_straight_line_has_no_limit()
    {
        (Scored level, double tau) = SaturatingCurve.Fit([2, 3, 4], [0.5, 0.4, 0.3]);
        Assert.Equal((0.4, 0.0), (Math.Round(level.Value, 12), tau));
        Assert.Contains("do not rise", level.Note, StringComparison.Ordinal);
        (Scored line, double none) = SaturatingCurve.Fit([2, 3, 4, 5], [0.2, 0.3, 0.4, 0.5]);
        Assert.True(double.IsNaN(line.Value) && double.IsNaN(none));
        Assert.Contains("straight line", line.Note, StringComparison.Ordinal);
        Assert.False(SaturatingCurve.Fit([2, 3, 4, 5], [0.1, 0.2, 0.4, 0.8]).Limit.IsDefined);
    }

    [Fact]
    public void Undefined_points_are_left_out_and_two_are_too_few()
    {
        double Curve(double n) => 0.7 * (1 - Math.Exp(-n / 2));
        Assert.Equal(0.7, SaturatingCurve.Fit([2, 3, 4, 5], [Curve(2), double.NaN, Curve(4), Curve(5)]).Limit.Value, 8);
        Assert.Contains("fewer than three", SaturatingCurve.Fit([2, 3, 4], [0.1, 0.2, double.NaN]).Limit.Note, StringComparison.Ordinal);
        Assert.Contains("far beyond", SaturatingCurve.Fit([2, 3, 4], [Slow(2), Slow(3), Slow(4)]).Limit.Note, StringComparison.Ordinal);
        static double Slow(double n) => 0.9 * (1 - Math.Exp(-n / 6));
    }
}
