using Concord.Alignment.Resampling;
using MathNet.Numerics.Distributions;

namespace Concord.Alignment.Similarity;

/// <summary>Intervals of a similarity over stimuli.</summary>
/// <remarks>
/// The estimand is the measure's expectation at this number of stimuli: most of these measures rise or fall with n, and no resampling of n stimuli knows their limit.
/// </remarks>
public static class SimilarityIntervals
{
    /// <summary>The interval by the measure's own method.</summary>
    /// <param name="similarity">The measure.</param>
    /// <param name="x">The model's side.</param>
    /// <param name="y">The recorded side.</param>
    /// <param name="resamples">Bootstrap draws; not used by the jackknife.</param>
    /// <param name="level">Between 0 and 1, both excluded.</param>
    public static Interval Compute(ISimilarity similarity, ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        ArgumentNullException.ThrowIfNull(x);
        return similarity.Interval switch
        {
            SimilarityInterval.Percentile => Interval.Percentile(similarity.Draws(x, y, resamples), level),
            SimilarityInterval.Centred => Centred(similarity.Compare(x, y).Value, similarity.Draws(x, y, resamples), level),
            SimilarityInterval.Jackknife => Jackknife(similarity.Compare(x, y).Value, similarity.Draws(x, y, StimulusResamples.LeaveOneOut(x.Stimuli)), level),
            _ => throw new ArgumentOutOfRangeException(nameof(similarity), similarity.Interval, "no such method"),
        };
    }

    /// <summary>The percentile interval moved by the value less the mean of the draws.</summary>
    /// <remarks>Bias is taken out and spread kept. Undefined draws as in <see cref="Interval.Percentile"/>. Source: Efron &amp; Tibshirani 1993, ch. 10 and 13.</remarks>
    /// <param name="value">The value on all stimuli.</param>
    /// <param name="draws">The value in each draw; NaN where undefined.</param>
    /// <param name="level">Between 0 and 1, both excluded.</param>
    public static Interval Centred(double value, ReadOnlySpan<double> draws, double level = 0.95)
    {
        Interval percentile = Interval.Percentile(draws, level);
        double[] defined = Quantiles.SortedDefined(draws);
        double shift = value - (defined.Length == 0 ? double.NaN : defined.Average());
        return percentile with { Lower = percentile.Lower + shift, Upper = percentile.Upper + shift };
    }

    /// <summary>Value ± z·se with se² = ((n − 1)/n)·Σ(θ_i − θ̄)² over the n values without one stimulus.</summary>
    /// <remarks>Conservative on average (Efron &amp; Stein 1981, doi:10.1214/aos/1176345462). Undefined when any value without one stimulus is.</remarks>
    /// <param name="value">The value on all stimuli.</param>
    /// <param name="leaveOneOut">(stimuli) the value without each.</param>
    /// <param name="level">Between 0 and 1, both excluded.</param>
    public static Interval Jackknife(double value, ReadOnlySpan<double> leaveOneOut, double level = 0.95)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "the level lies between 0 and 1");
        }

        double[] each = leaveOneOut.ToArray();
        int n = each.Length;
        int missing = each.Count(double.IsNaN);
        if (missing > 0 || n < 2 || double.IsNaN(value))
        {
            return new Interval(double.NaN, double.NaN, level, $"undefined without {missing} of {n} stimuli");
        }

        double mean = each.Average();
        double error = Math.Sqrt((n - 1.0) / n * each.Sum(without => (without - mean) * (without - mean)));
        double reach = Normal.InvCDF(0, 1, (1 + level) / 2) * error;
        return new Interval(value - reach, value + reach, level);
    }
}
