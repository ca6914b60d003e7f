using Concord.Alignment.Statistics;

namespace Concord.Alignment.Resampling;

/// <summary>Spearman's correlation of two variables in every draw over stimuli.</summary>
/// <remarks>Ranks are those of the expanded sample, ties at their mean: with multiplicities m and values in rising order, the midrank of a group of ties with total W after R earlier ones is R + (W + 1)/2. One sort for all draws; cost draws × stimuli.</remarks>
public static class SpearmanBootstrap
{
    /// <summary>The correlation in every draw.</summary>
    /// <param name="x">(stimuli), finite.</param>
    /// <param name="y">(stimuli), finite.</param>
    /// <param name="resamples">Draws over the same stimuli.</param>
    /// <returns>(draws); NaN where a variable is constant in the draw.</returns>
    public static double[] Run(double[] x, double[] y, StimulusResamples resamples)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(resamples);
        if (x.Length != y.Length || x.Length != resamples.Stimuli)
        {
            throw new ArgumentException($"x has {x.Length} values, y {y.Length}, the draws {resamples.Stimuli} stimuli", nameof(y));
        }

        int[] orderX = Ranks.Order(x);
        int[] orderY = Ranks.Order(y);
        double[] ranksX = new double[x.Length];
        double[] ranksY = new double[x.Length];
        double[] draws = new double[resamples.Draws];
        for (int d = 0; d < draws.Length; d++)
        {
            ReadOnlySpan<ushort> times = resamples.Multiplicities(d);
            WeightedRanks(x, orderX, times, ranksX);
            WeightedRanks(y, orderY, times, ranksY);
            draws[d] = WeightedCorrelation(ranksX, ranksY, times);
        }

        return draws;
    }

    private static void WeightedRanks(double[] values, int[] order, ReadOnlySpan<ushort> times, double[] ranks)
    {
        double before = 0;
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            double total = 0;
            while (end < order.Length && values[order[end]] == values[order[start]])
            {
                total += times[order[end++]];
            }

            for (int k = start; k < end; k++)
            {
                ranks[order[k]] = before + ((total + 1) / 2);
            }

            before += total;
            start = end;
        }
    }

    private static double WeightedCorrelation(double[] x, double[] y, ReadOnlySpan<ushort> times)
    {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            n += times[i];
            sumX += times[i] * x[i];
            sumY += times[i] * y[i];
        }

        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - (sumX / n);
            double dy = y[i] - (sumY / n);
            xx += times[i] * dx * dx;
            yy += times[i] * dy * dy;
            xy += times[i] * dx * dy;
        }

        return xx > 0 && yy > 0 ? xy / Math.Sqrt(xx * yy) : double.NaN;
    }
}
