using Concord.Alignment.Resampling;
using Concord.Alignment.Simulation;

namespace Concord.Alignment.Tests.Resampling;

public sealed class PairDrawsTests
{
    private const int Stimuli = 40;

    /// <summary>The mean over pairs of h(i, j) = a_i + a_j + e_ij: its variance is 4σ_a²/n + 2σ_e²/(n(n − 1)), known in closed form.</summary>
    [Theory]
    [InlineData(1, 0, 1.15)]
    [InlineData(1, 1, 1.15)]
    [InlineData(0.1, 1, 1.3)]
    [InlineData(0, 1, 1.4)] // the floor, var Q, keeps half of the noise of J − var Q
    public void The_spread_of_the_draws_is_that_of_a_mean_over_pairs(double stimulusSd, double pairSd, double most)
    {
        const int Sets = 60;
        double truth = (4 * stimulusSd * stimulusSd / Stimuli) + (2 * pairSd * pairSd / (Stimuli * (Stimuli - 1)));
        double[] plain = new double[Sets];
        double[] calibrated = new double[Sets];
        for (int set = 0; set < Sets; set++)
        {
            double[,] h = Pairs(new GaussianSource(new StableRandom(7, set)), stimulusSd, pairSd);
            var resamples = new StimulusResamples(set, 400, Stimuli);
            double[] draws = Means(h, resamples);
            double[] scaled = PairDraws.Calibrate(Means(h, StimulusResamples.Once(Stimuli))[0], draws, Means(h, StimulusResamples.LeaveOneOut(Stimuli)), resamples);
            plain[set] = Spread.Variance(draws) / truth;
            calibrated[set] = Spread.Variance(scaled) / truth;
        }

        // A + 3B against A + B.
        double a = 4 * stimulusSd * stimulusSd / Stimuli / truth;
        Assert.Equal(a + (3 * (1 - a)), plain.Average(), 0.25);
        Assert.InRange(calibrated.Average(), 0.85, most);
    }

    [Fact]
    public void Draws_are_scaled_about_the_score_and_never_widened()
    {
        double[,] h = Pairs(new GaussianSource(new StableRandom(7, 1)), 0.2, 1);
        var resamples = new StimulusResamples(1, 200, Stimuli);
        double score = Means(h, StimulusResamples.Once(Stimuli))[0];
        double[] draws = Means(h, resamples);
        double[] scaled = PairDraws.Calibrate(score, draws, Means(h, StimulusResamples.LeaveOneOut(Stimuli)), resamples);
        double scale = (scaled[0] - score) / (draws[0] - score);
        Assert.InRange(scale, 0.4, 1);
        Assert.All(draws.Zip(scaled), pair => Assert.Equal(score + (scale * (pair.First - score)), pair.Second, 1e-12));
    }

    [Fact]
    public void Undefined_draws_stay_undefined_and_an_undefined_jackknife_leaves_the_draws()
    {
        double[,] h = Pairs(new GaussianSource(new StableRandom(7, 1)), 0.2, 1);
        var resamples = new StimulusResamples(1, 200, Stimuli);
        double score = Means(h, StimulusResamples.Once(Stimuli))[0];
        double[] draws = Means(h, resamples);
        double[] leaveOneOut = Means(h, StimulusResamples.LeaveOneOut(Stimuli));
        draws[3] = double.NaN;
        double[] scaled = PairDraws.Calibrate(score, draws, leaveOneOut, resamples);
        Assert.True(double.IsNaN(scaled[3]));
        Assert.Equal(199, scaled.Count(double.IsFinite));
        leaveOneOut[0] = double.NaN;
        double[] kept = PairDraws.Calibrate(score, draws, leaveOneOut, resamples);
        Assert.All(draws.Zip(kept), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Leave_one_out_and_once_are_what_they_say()
    {
        var leaveOneOut = StimulusResamples.LeaveOneOut(3);
        Assert.Equal([0, 1, 1], leaveOneOut.Multiplicities(0).ToArray().Select(count => (int)count));
        Assert.Equal([1, 1, 0], leaveOneOut.Multiplicities(2).ToArray().Select(count => (int)count));
        Assert.Equal(3, leaveOneOut.Draws);
        Assert.Equal([1, 1, 1], StimulusResamples.Once(3).Multiplicities(0).ToArray().Select(count => (int)count));
    }

    private static double[,] Pairs(GaussianSource source, double stimulusSd, double pairSd)
    {
        double[] own = [.. Enumerable.Range(0, Stimuli).Select(_ => stimulusSd * source.Next())];
        var h = new double[Stimuli, Stimuli];
        for (int i = 0; i < Stimuli; i++)
        {
            for (int j = 0; j < i; j++)
            {
                h[i, j] = own[i] + own[j] + (pairSd * source.Next());
            }
        }

        return h;
    }

    private static double[] Means(double[,] h, StimulusResamples resamples) => [.. Enumerable.Range(0, resamples.Draws).Select(draw =>
    {
        ReadOnlySpan<ushort> counts = resamples.Multiplicities(draw);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < Stimuli; i++)
        {
            for (int j = 0; j < i; j++)
            {
                sum += counts[i] * counts[j] * h[i, j];
                weights += counts[i] * counts[j];
            }
        }

        return sum / weights;
    })];
}
