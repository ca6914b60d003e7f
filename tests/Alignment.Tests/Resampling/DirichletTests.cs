using Concord.Alignment.Resampling;

namespace Concord.Alignment.Tests.Resampling;

public sealed class DirichletTests
{
    [Theory]
    [InlineData(0.1, 3)]
    [InlineData(1, 3)]
    [InlineData(1, 5)]
    [InlineData(7.5, 4)]
    public void Weights_have_the_mean_and_the_variance_of_the_distribution(double concentration, int dimensions)
    {
        const int Draws = 20_000;
        double[][] draws = Dirichlet.Draw(5, Draws, dimensions, [concentration]);
        Assert.All(draws, draw => Assert.Equal(1, draw.Sum(), 12));
        Assert.All(draws, draw => Assert.All(draw, weight => Assert.InRange(weight, 0, 1)));
        double mean = 1.0 / dimensions;
        double variance = mean * (1 - mean) / ((dimensions * concentration) + 1);
        for (int s = 0; s < dimensions; s++)
        {
            double[] weights = Array.ConvertAll(draws, draw => draw[s]);
            Assert.InRange(weights.Average() - mean, -5 * Math.Sqrt(variance / Draws), 5 * Math.Sqrt(variance / Draws));
            Assert.InRange(weights.Average(w => (w - mean) * (w - mean)) / variance, 0.94, 1.06);
        }
    }

    [Fact]
    public void Two_uniform_weights_are_uniform()
    {
        // Dirichlet(1, 1): the first weight is uniform, so that its third moment is 1/4 and half of it lies below 1/2.
        double[] weights = [.. Dirichlet.Draw(1, 20_000, 2, [1]).Select(draw => draw[0])];
        Assert.InRange(weights.Average(w => w * w * w), 0.24, 0.26);
        Assert.InRange(weights.Count(w => w < 0.5), 9_700, 10_300);
    }

    [Fact]
    public void A_draw_is_the_same_however_many_are_asked_for_and_concentrations_take_turns()
    {
        double[][] few = Dirichlet.Draw(3, 4, 3, [0.01, 100]);
        Assert.Equal(few, Dirichlet.Draw(3, 9, 3, [0.01, 100])[..4]);
        Assert.NotEqual(few[0], Dirichlet.Draw(4, 1, 3, [0.01, 100])[0]);
        Assert.True(few[0].Max() > 0.9 && few[2].Max() > 0.9, "nearly one space alone");
        Assert.True(few[1].Max() < 0.5 && few[3].Max() < 0.5, "nearly equal");
    }

    [Fact]
    public void Tiny_concentrations_do_not_underflow() =>
        Assert.All(Dirichlet.Draw(1, 200, 4, [1e-4]), draw => Assert.Equal(1, draw.Sum(), 12));
}
