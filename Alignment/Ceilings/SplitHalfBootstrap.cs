using Concord.Alignment.Linalg;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Ceilings;

/// <summary>A split-half reliability in bootstrap draws over stimuli, for its interval; a score from the same draws can be normalised draw by draw.</summary>
/// <remarks>
/// Each draw takes the same stimuli for both halves and all splits; repetitions are not redrawn. Matrix products of multiplicities (draws × stimuli) with the halves and
/// their products. A neuroid that is constant in a draw is undefined there. Memory: blocks of draws of about 64 MiB.
/// </remarks>
public static class SplitHalfBootstrap
{
    private const int BlockValues = 8 << 20;

    /// <summary>The reliability in every draw.</summary>
    /// <param name="repetitions">(repetitions) of (stimuli × neuroids), two or more.</param>
    /// <param name="splits">As of <see cref="SplitHalfCeiling.RandomSplits"/>, one or more.</param>
    /// <param name="order">Which aggregate comes first.</param>
    /// <param name="resamples">Draws over the stimuli.</param>
    /// <returns>(draws); NaN where no neuroid is defined.</returns>
    public static double[] Run(IReadOnlyList<Matrix> repetitions, IReadOnlyList<int[]> splits, SplitHalfOrder order, StimulusResamples resamples)
    {
        ArgumentNullException.ThrowIfNull(repetitions);
        ArgumentNullException.ThrowIfNull(splits);
        ArgumentNullException.ThrowIfNull(resamples);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions.Count, 2, nameof(repetitions));
        Require.SameLength(repetitions[0].Rows, resamples.Stimuli);
        int[] stimuli = Enumerable.Range(0, resamples.Stimuli).ToArray();
        int neuroids = repetitions[0].Columns;
        using DisposeScope scope = NewDisposeScope();
        WeightedMoments[] halves = splits.Select(split =>
        {
            (Matrix first, Matrix second) = SplitHalfCeiling.Halves(repetitions, split);
            return new WeightedMoments(first, second, stimuli);
        }).ToArray();
        var values = new double[resamples.Draws];
        int step = Math.Clamp(BlockValues / Math.Max(1, neuroids * splits.Count), 1, resamples.Draws);
        for (int start = 0; start < resamples.Draws; start += step)
        {
            int count = Math.Min(step, resamples.Draws - start);
            double[][] tables = Array.ConvertAll(halves, half => Reliabilities(half, resamples, start, count)); // (splits)(draws of the block × neuroids)
            for (int draw = 0; draw < count; draw++)
            {
                values[start + draw] = SplitHalfCeiling.Aggregate(Array.ConvertAll(tables, table => table[(draw * neuroids)..((draw + 1) * neuroids)]), order);
            }
        }

        return values;
    }

    private static double[] Reliabilities(WeightedMoments half, StimulusResamples resamples, int start, int count)
    {
        using DisposeScope scope = NewDisposeScope();
        return Array.ConvertAll(half.Correlate(resamples, start, count).ToArray(), SplitHalfCeiling.SpearmanBrown);
    }
}
