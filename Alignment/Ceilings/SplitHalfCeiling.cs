using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Ceilings;

/// <summary>Reliability of responses from random halves of the repetitions, corrected to full length.</summary>
/// <remarks>
/// Per split and neuroid: r between the mean responses of the two halves over stimuli, then Spearman–Brown ρ = 2r/(1 + r); the correction is undefined at r = −1.
/// A missing value (NaN) is left out of its half's mean; a stimulus without a value in one of the halves is left out of that split's correlation.
/// A neuroid undefined in a split is left out of that split's median and counted in the note. With an odd number of repetitions the second half has one more.
/// Source: Spearman 1910; Brown 1910, doi:10.1111/j.2044-8295.1910.tb00207.x; Brain-Score <c>InternalConsistency</c>.
/// </remarks>
public static class SplitHalfCeiling
{
    /// <summary>Random splits: each a permutation of the repetitions, of which the first half is one side.</summary>
    /// <param name="seed">Written with the ceiling.</param>
    /// <param name="splits">Number of splits.</param>
    /// <param name="repetitions">Repetitions of each stimulus, 2 or more.</param>
    public static IReadOnlyList<int[]> RandomSplits(long seed, int splits, int repetitions) =>
        Enumerable.Range(0, splits).Select(split => new StableRandom(seed, split).Permutation(repetitions)).ToArray();

    /// <summary>Computes the reliability.</summary>
    /// <param name="repetitions">(repetitions) of (stimuli × neuroids), two or more.</param>
    /// <param name="splits">Permutations of the repetitions, as of <see cref="RandomSplits"/>.</param>
    /// <param name="order">Which aggregate comes first.</param>
    public static SplitHalfResult Compute(IReadOnlyList<Matrix> repetitions, IReadOnlyList<int[]> splits, SplitHalfOrder order = SplitHalfOrder.MedianThenMean)
    {
        ArgumentNullException.ThrowIfNull(repetitions);
        ArgumentNullException.ThrowIfNull(splits);
        if (repetitions.Count < 2 || splits.Count == 0)
        {
            return new SplitHalfResult(double.NaN, [], $"split halves need two repetitions and one split; there are {repetitions.Count} and {splits.Count}");
        }

        int neuroids = repetitions[0].Columns;
        double[][] corrected = splits.Select(split =>
        {
            (Matrix first, Matrix second) = Halves(repetitions, split);
            return Enumerable.Range(0, neuroids).Select(j => SpearmanBrown(Correlate(first.Column(j), second.Column(j)))).ToArray();
        }).ToArray();
        int undefined = corrected.Sum(split => split.Count(double.IsNaN));
        string? note = undefined == 0 ? null : $"{undefined} of {splits.Count * neuroids} split correlations undefined";
        return new SplitHalfResult(Aggregate(corrected, order), RsaScore.MeanRdm(corrected), note);
    }

    /// <summary>The reliability of the whole from that of its half: 2r/(1 + r).</summary>
    /// <param name="r">Correlation of the halves, above −1.</param>
    /// <returns>NaN at r ≤ −1.</returns>
    public static double SpearmanBrown(double r) => r > -1 ? 2 * r / (1 + r) : double.NaN;

    /// <summary>The mean responses of the two halves of the repetitions.</summary>
    internal static (Matrix First, Matrix Second) Halves(IReadOnlyList<Matrix> repetitions, int[] split)
    {
        int half = repetitions.Count / 2;
        return (MeanOf(repetitions, split.AsSpan(0, half)), MeanOf(repetitions, split.AsSpan(half)));
    }

    /// <summary>The aggregate of (splits)(neuroids) reliabilities; NaN where none is defined.</summary>
    internal static double Aggregate(IReadOnlyList<double[]> reliabilities, SplitHalfOrder order) =>
        order is SplitHalfOrder.MedianThenMean ? reliabilities.Average(Median) : Median(RsaScore.MeanRdm(reliabilities));

    private static double Correlate(double[] first, double[] second)
    {
        int[] both = [.. Enumerable.Range(0, first.Length).Where(i => double.IsFinite(first[i]) && double.IsFinite(second[i]))];
        return both.Length == first.Length
            ? Pearson.Compute(first, second).Value
            : Pearson.Compute([.. both.Select(i => first[i])], [.. both.Select(i => second[i])]).Value;
    }

    private static double Median(double[] values)
    {
        double[] sorted = Quantiles.SortedDefined(values);
        return sorted.Length == 0 ? double.NaN : Quantiles.Linear(sorted, 0.5);
    }

    private static Matrix MeanOf(IReadOnlyList<Matrix> repetitions, ReadOnlySpan<int> which)
    {
        var mean = new double[repetitions[0].Values.Length];
        var counts = new int[mean.Length];
        foreach (int repetition in which)
        {
            double[] values = repetitions[repetition].Values;
            for (int k = 0; k < mean.Length; k++)
            {
                if (!double.IsNaN(values[k]))
                {
                    mean[k] += values[k];
                    counts[k]++;
                }
            }
        }

        for (int k = 0; k < mean.Length; k++)
        {
            mean[k] /= counts[k]; // 0/0 is NaN: no value in this half
        }

        return new Matrix(repetitions[0].Rows, repetitions[0].Columns, mean);
    }
}
