namespace Concord.Alignment.Resampling;

/// <summary>The percentile interval, moved so that the mean of the draws is the value.</summary>
/// <remarks>
/// For scores that resampling shifts as a whole, such as measures that take copies of a stimulus for structure: the shift is taken out and the spread kept. Undefined draws as in
/// <see cref="Interval.Percentile"/>. Source: Efron &amp; Tibshirani 1993, ch. 10 (bias) and 13.
/// </remarks>
public static class CentredInterval
{
    /// <summary>The interval.</summary>
    /// <param name="value">The score on all stimuli.</param>
    /// <param name="draws">The score in each draw; NaN where undefined.</param>
    /// <param name="level">Between 0 and 1, both excluded.</param>
    public static Interval Compute(double value, ReadOnlySpan<double> draws, double level = 0.95)
    {
        Interval percentile = Interval.Percentile(draws, level);
        double[] defined = Quantiles.SortedDefined(draws);
        double shift = value - (defined.Length == 0 ? double.NaN : defined.Average());
        return percentile with { Lower = percentile.Lower + shift, Upper = percentile.Upper + shift };
    }
}
