using Concord.Models.Regimes;

namespace Concord.Models.Tests.Regimes;

public sealed class CounterRandomTests
{
    [Fact]
    public void Bits_are_those_of_SplitMix64()
    {
        // Vigna's splitmix64.c seeded with 1234567, the vector that Rosetta Code prints.
        var random = new CounterRandom(1234567);
        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(i => random.Bits(i)));
    }

    [Fact]
    public void The_name_hash_is_FNV_1a()
    {
        // Test vectors of the FNV authors.
        Assert.Equal(0xCBF29CE484222325UL, CounterRandom.Fnv1a(""));
        Assert.Equal(0xAF63DC4C8601EC8CUL, CounterRandom.Fnv1a("a"));
        Assert.Equal(0x85944171F73967E8UL, CounterRandom.Fnv1a("foobar"));
    }

    [Fact]
    public void Streams_of_another_name_or_seed_are_uncorrelated()
    {
        double[] a = Draw(CounterRandom.Named(1, "conv1.weight"));
        Assert.InRange(Correlation(a, Draw(CounterRandom.Named(2, "conv1.weight"))), -0.03, 0.03);
        Assert.InRange(Correlation(a, Draw(CounterRandom.Named(1, "conv2.weight"))), -0.03, 0.03);
        Assert.InRange(a.Average(), 0.49, 0.51);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.0013498980316300933, -3)]
    [InlineData(2.866515718791933e-07, -5)]
    [InlineData(6.22096057427174e-16, -8)]
    public void Normal_quantiles_equal_scipy_stats_norm_ppf(double p, double expected)
        => Assert.Equal(expected, InverseNormal.Of(p), 1e-12);

    private static double[] Draw(CounterRandom random) => [.. Enumerable.Range(0, 20_000).Select(i => random.Uniform(i))];

    private static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average();
        double meanB = b.Average();
        double covariance = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return covariance / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
