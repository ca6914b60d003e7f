using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;
using CsCheck;

namespace Concord.Alignment.Tests.Statistics;

public sealed class WilsonIntervalTests
{
    /// <summary>Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;857::AID-SIM777&gt;3.0.CO;2-E, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void It_has_the_published_ends(int successes, int trials, double lower, double upper)
    {
        Interval interval = WilsonInterval.Compute(successes, trials);
        Assert.Equal(lower, interval.Lower, 5e-5);
        Assert.Equal(upper, interval.Upper, 5e-5);
    }

    [Fact]
    public void Its_ends_solve_the_score_equation_and_mirror() => Gen.Select(Gen.Int[1, 500], Gen.Double[0, 1]).Sample((n, share) =>
    {
        int k = (int)(share * n);
        Interval interval = WilsonInterval.Compute(k, n);
        Interval mirrored = WilsonInterval.Compute(n - k, n);
        Assert.Equal(interval.Lower, 1 - mirrored.Upper, 1e-12);
        Assert.InRange((double)k / n, interval.Lower, interval.Upper);
        foreach (double p in new[] { interval.Lower, interval.Upper }.Where(p => p is > 0 and < 1))
        {
            Assert.Equal(1.959963984540054, Math.Abs(((double)k / n) - p) / Math.Sqrt(p * (1 - p) / n), 1e-8);
        }
    });

    [Fact]
    public void Without_trials_it_is_undefined()
    {
        Assert.True(double.IsNaN(WilsonInterval.Compute(0, 0).Lower));
        Assert.NotNull(WilsonInterval.Compute(0, 0).Note);
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Compute(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Compute(1, 2, 95));
    }
}
