namespace Concord.Alignment.Resampling;

/// <summary>Bootstrap over stimuli of statistics of one or two values a stimulus.</summary>
public static class VectorBootstrap
{
    /// <summary>The mean in every draw.</summary>
    /// <param name="values">(stimuli).</param>
    /// <param name="resamples">Draws over these stimuli.</param>
    /// <returns>(draws); NaN or infinite where a drawn value is.</returns>
    public static double[] Mean(double[] values, StimulusResamples resamples)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(resamples);
        Require.SameLength(resamples.Stimuli, values.Length);
        return Enumerable.Range(0, resamples.Draws).Select(draw => resamples.WeightedMean(draw, values)).ToArray();
    }

    /// <summary>The Spearman correlation in every draw, exact, without sorting any draw.</summary>
    /// <remarks>A run of ties of total weight T after weight B has the midrank B + (T + 1)/2 in the expanded sample.</remarks>
    /// <param name="first">(stimuli), finite.</param>
    /// <param name="second">(stimuli), finite.</param>
    /// <param name="resamples">Draws over these stimuli.</param>
    /// <returns>(draws); NaN where a side is constant.</returns>
    public static double[] Spearman(double[] first, double[] second, StimulusResamples resamples)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(resamples);
        Require.SameLength(resamples.Stimuli, first.Length);
        Require.SameLength(resamples.Stimuli, second.Length);
        (double[] sortedFirst, double[] sortedSecond) = ([.. first], [.. second]);
        int[] orderFirst = Statistics.Ranks.Order(sortedFirst);
        int[] orderSecond = Statistics.Ranks.Order(sortedSecond);
        (double[] ranksFirst, double[] ranksSecond) = (new double[first.Length], new double[first.Length]);
        var draws = new double[resamples.Draws];
        for (int draw = 0; draw < draws.Length; draw++)
        {
            ReadOnlySpan<ushort> counts = resamples.Multiplicities(draw);
            double squaresFirst = CentredRanks(sortedFirst, orderFirst, counts, ranksFirst);
            double squaresSecond = CentredRanks(sortedSecond, orderSecond, counts, ranksSecond);
            double products = 0;
            for (int k = 0; k < counts.Length; k++)
            {
                products += counts[k] * ranksFirst[k] * ranksSecond[k];
            }

            draws[draw] = squaresFirst > 0 && squaresSecond > 0 ? products / (Math.Sqrt(squaresFirst) * Math.Sqrt(squaresSecond)) : double.NaN;
        }

        return draws;
    }

    // Writes rank less mean rank of each stimulus and returns the weighted sum of squares.
    private static double CentredRanks(double[] sorted, int[] order, ReadOnlySpan<ushort> counts, double[] ranks)
    {
        double mean = (counts.Length + 1) / 2.0;
        double before = 0;
        double squares = 0;
        for (int start = 0; start < sorted.Length;)
        {
            int end = start;
            double weight = 0;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                weight += counts[order[end++]];
            }

            double rank = before + ((weight + 1) / 2) - mean;
            squares += weight * rank * rank;
            before += weight;
            for (; start < end; start++)
            {
                ranks[order[start]] = rank;
            }
        }

        return squares;
    }
}
