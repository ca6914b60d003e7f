using Concord.Alignment.Resampling;
using Concord.Alignment.Scaling;
using CsCheck;

namespace Concord.Alignment.Tests.Scaling;

public sealed class ScalingTests
{
    private static readonly double[] Scales = [.. Enumerable.Range(0, 40).Select(k => 1e13 * Math.Pow(10, k / 8.0))];

    [Fact]
    public void A_power_law_is_recovered() =>
        Gen.Select(Gen.Double[0.2, 0.7], Gen.Double[0.1, 1.0], Gen.Double[0.15, 0.8]).Sample((level, amplitude, alpha) =>
        {
            double[] scores = [.. Scales.Select(x => 1 - ((1 - level) + (amplitude * (1 - level) * Math.Pow(x / 1e13, -alpha))))];
            ScalingFit fit = ScalingFitter.Fit(Data(scores), ScalingForm.Named("power"));
            Assert.Equal(level, fit.Level, 1e-4);
            Assert.Equal(alpha, fit.Parameters[2], 1e-3);
        }, iter: 20, threads: 1);

    [Fact]
    public void A_falling_score_is_no_level()
    {
        double[] scores = [.. Scales.Select(x => 0.5 - (0.02 * Math.Log10(x / 1e13)))];
        ScalingData data = Data(scores);
        ScalingBootstrap fitted = ScalingBootstrap.Compute(data, ScalingForm.Named("power"), 1, 50);
        ScalingSummary summary = ScalingSummary.Of(data, fitted);
        Assert.Equal(Saturation.Falls, summary.Verdict);
        Assert.Equal(scores[^1] - scores[0], summary.RiseInRange, 5e-3);
    }

    [Fact]
    public void Scores_without_a_trend_have_none()
    {
        StableRandom random = new(9);
        ScalingData data = Data([.. Scales.Select(_ => 0.4 + (0.01 * random.NextDouble()))]);
        Assert.Equal(Saturation.NoTrend, ScalingSummary.Of(data, ScalingBootstrap.Compute(data, ScalingForm.Named("power"), 1, 100)).Verdict);
    }

    [Fact]
    public void A_shifted_law_is_recovered()
    {
        double[] scores = [.. Scales.Select(x => 1 - (0.5 + (2 * Math.Pow((x / 1e13) + 100, -0.4))))];
        ScalingFit fit = ScalingFitter.Fit(Data(scores), ScalingForm.Named("shifted"));
        Assert.Equal(0.5, fit.Level, 1e-3);
        Assert.Equal(2.0, fit.Parameters[3], 1e-2);
        Assert.Equal(scores[20], fit.Score(Scales[20]), 1e-5);
    }

    [Fact]
    public void A_law_of_two_measures_is_recovered_or_fits_as_well()
    {
        double[] measures = [.. from n in Enumerable.Range(0, 6) from d in Enumerable.Range(0, 6) from x in new[] { 1e6 * Math.Pow(4, n), 1e5 * Math.Pow(4, d) } select x];
        double[] scores = [.. Enumerable.Range(0, 36).Select(k => 1 - (0.4 + (0.6 * Math.Pow(measures[2 * k] / 1e5, -0.5)) + (0.5 * Math.Pow(measures[(2 * k) + 1] / 1e4, -0.3))))];
        ScalingData data = new(new Matrix(36, 2, measures), scores, [1e5, 1e4]);
        DownhillSearch search = ScalingFitter.Search(data, ScalingForm.Named("chinchilla"), default);
        double[] point = [-1, 0, 0.5, 0, 0.5];
        Assert.True(search.Minimise(point) < 1e-9);
        Assert.Equal(0.6, 1 - Math.Exp(point[0]), 1e-2);
    }

    [Theory]
    [InlineData("power", 3, 1)]
    [InlineData("shifted", 4, 1)]
    [InlineData("chinchilla", 5, 2)]
    public void Gradients_are_the_differences_of_the_loss(string id, int parameters, int variables)
    {
        ScalingForm form = ScalingForm.Named(id);
        StableRandom random = new(3);
        ScalingData data = new(new Matrix(10, variables, [.. Enumerable.Range(0, 10 * variables).Select(_ => 1 + (100 * random.NextDouble()))]), [.. Enumerable.Range(0, 10).Select(_ => random.NextDouble() * 0.9)], [.. Enumerable.Repeat(1.0, variables)]);
        HuberLoss loss = new(form, data) { Counts = new ushort[] { 1, 0, 2, 1, 1, 1, 3, 1, 0, 0 } };
        double[] point = [.. Enumerable.Range(0, parameters).Select(_ => random.NextDouble())];
        var gradient = new double[parameters];
        var ignored = new double[parameters];
        loss.Evaluate(point, gradient);
        for (int k = 0; k < parameters; k++)
        {
            double[] above = [.. point], below = [.. point];
            above[k] += 1e-6;
            below[k] -= 1e-6;
            Assert.Equal((loss.Evaluate(above, ignored) - loss.Evaluate(below, ignored)) / 2e-6, gradient[k], 1e-8);
        }
    }

    [Fact]
    public void The_search_finds_the_valley_of_a_curved_function()
    {
        DownhillSearch search = new((x, g) =>
        {
            double a = x[1] - (x[0] * x[0]), b = 1 - x[0];
            (g[0], g[1]) = ((-400 * a * x[0]) - (2 * b), 200 * a);
            return (100 * a * a) + (b * b);
        }, 2);
        double[] point = [-1.2, 1];
        Assert.True(search.Minimise(point) < 1e-12);
        Assert.Equal([1, 1], point, (x, y) => Math.Abs(x - y) < 1e-5);
    }

    [Fact]
    public void A_wider_interval_never_makes_a_stronger_verdict() =>
        Gen.Select(Gen.Double[0.2, 1], Gen.Double[0, 0.5], Gen.Double[0, 0.5], Gen.Double[0, 0.1], Gen.Double[0, 0.3], Gen.Double[0, 0.3]).Sample((level, half, wider, slope, slopeHalf, slopeWider) =>
        {
            Saturation narrow = ScalingSummary.Judge(level, Around(level, half), Around(slope, slopeHalf));
            Saturation wide = ScalingSummary.Judge(level, Around(level, half + wider), Around(slope, slopeHalf + slopeWider));
            Assert.True(wide <= narrow, $"{narrow} became {wide}");
        }, threads: 1);

    [Fact]
    public void An_undefined_interval_makes_no_claim() =>
        Assert.Equal(Saturation.NoTrend, ScalingSummary.Judge(0.5, Around(0.5, 0.1), Around(double.NaN, 0)));

    [Fact]
    public void Families_cross_where_their_laws_do()
    {
        // 0.5 − X^−.5·.3 against 0.45 − X^−.5·.1, in units of 1e13: equal at X = 16.
        FamilyCrossing crossing = FamilyCrossing.Compute(Family(0.5, 0.3, 1), Family(0.45, 0.1, 2));
        Assert.Equal(16e13, crossing.At, 1.6e12);
        Assert.InRange(crossing.At, crossing.Interval.Lower * 0.98, crossing.Interval.Upper * 1.02);
        Assert.Equal(-1, crossing.AtSmallest.Sign);
        Assert.Equal(1, crossing.AtLargest.Sign);
        Assert.True(crossing.Share > 0.99);
    }

    [Fact]
    public void A_falling_curve_is_said_to_fall_and_settles_at_its_end()
    {
        DevelopmentCurve curve = DevelopmentCurve.Compute([1, 10, 100, 1000], [0.30, 0.31, 0.25, 0.24], [0.29, 0.30, 0.31], [0.23, 0.24, 0.25]);
        Assert.Equal(-0.06, curve.Change, 1e-12);
        Assert.Equal(-0.06, curve.Interval.Upper, 1e-12);
        Assert.Equal((1, 100.0, 10.0), (curve.Reversals, curve.Settled, curve.Highest));
    }

    [Fact]
    public void Without_resamples_a_change_has_no_interval() =>
        Assert.True(double.IsNaN(DevelopmentCurve.Compute([1, 2], [0.1, 0.2], [], []).Interval.Lower));

    [Fact]
    public void Few_models_and_perfect_scores_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ScalingFitter.Fit(new ScalingData(new Matrix(5, 1, [1, 2, 3, 4, 5]), [0.1, 0.2, 0.3, 0.3, 0.3], [1]), ScalingForm.Named("power")));
        Assert.Throws<ArgumentException>(() => new ScalingData(new Matrix(1, 1, [1]), [1.0], [1]));
        Assert.Throws<ArgumentException>(() => new ScalingData(new Matrix(1, 1, [0]), [0.5], [1]));
    }

    private static Interval Around(double value, double half) => new(value - half, value + half, 0.95);

    private static ScalingData Data(double[] scores) => new(new Matrix(scores.Length, 1, Scales), scores, [1e13]);

    private static (ScalingData, ScalingBootstrap) Family(double level, double amplitude, long stream)
    {
        StableRandom random = new(5, stream);
        ScalingData data = Data([.. Scales.Select(x => level - (amplitude * Math.Pow(x / 1e13, -0.5)) + (0.001 * (random.NextDouble() - 0.5)))]);
        return (data, ScalingBootstrap.Compute(data, ScalingForm.Named("power"), 1, 100, stream));
    }
}
