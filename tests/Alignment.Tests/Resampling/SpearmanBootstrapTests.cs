using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Tests.Resampling;

public sealed class SpearmanBootstrapTests
{
    [Fact]
    public void Each_draw_equals_Spearman_of_the_expanded_sample_with_its_ties()
    {
        StableRandom random = new(3);
        double[] x = [.. Enumerable.Range(0, 40).Select(_ => (double)random.Next(9))];
        double[] y = [.. x.Select(value => value + random.Next(12))];
        StimulusResamples resamples = new(seed: 5, draws: 25, stimuli: 40);
        double[] draws = SpearmanBootstrap.Run(x, y, resamples);
        for (int d = 0; d < draws.Length; d++)
        {
            List<double> first = [];
            List<double> second = [];
            for (int i = 0; i < 40; i++)
            {
                for (int time = 0; time < resamples.Multiplicities(d)[i]; time++)
                {
                    first.Add(x[i]);
                    second.Add(y[i]);
                }
            }

            Assert.Equal(Spearman.Compute(first.ToArray(), second.ToArray()).Value, draws[d], 1e-12);
        }
    }

    [Fact]
    public void A_constant_variable_has_no_correlation()
    {
        double[] draws = SpearmanBootstrap.Run([1, 1, 1, 1], [1, 2, 3, 4], new StimulusResamples(1, 3, 4));
        Assert.All(draws, value => Assert.True(double.IsNaN(value)));
    }
}
