namespace Concord.Alignment.Resampling;

/// <summary>An interval for a score, both ends included.</summary>
/// <remarks>Equality compares all members. <c>default</c> is [0, 0] at level 0.</remarks>
/// <param name="Lower">Lower end; NaN when undefined.</param>
/// <param name="Upper">Upper end, never below the lower; NaN when undefined.</param>
/// <param name="Level">The level, such as 0.95.</param>
/// <param name="Note">What was left out, or why it is undefined; null otherwise.</param>
public readonly record struct Interval(double Lower, double Upper, double Level, string? Note = null)
{
    /// <summary>The percentile interval of bootstrap draws.</summary>
    /// <remarks>
    /// Ends are the (1 − level)/2 and (1 + level)/2 quantiles, interpolated linearly as <c>numpy.quantile</c> does.
    /// Undefined draws are left out and counted in the note; fewer than two defined draws, or more undefined than defined ones, make it undefined.
    /// Source: Efron &amp; Tibshirani 1993, ch. 13.
    /// </remarks>
    /// <param name="draws">The score in each draw; NaN where undefined.</param>
    /// <param name="level">Between 0 and 1, both excluded.</param>
    public static Interval Percentile(ReadOnlySpan<double> draws, double level = 0.95)
    {
        double tail = (1 - level) / 2;
        return AtQuantiles(draws, level, tail, 1 - tail);
    }

    /// <summary>The interval between two quantiles of the defined draws, with the notes of <see cref="Percentile"/>.</summary>
    internal static Interval AtQuantiles(ReadOnlySpan<double> draws, double level, double lower, double upper)
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "the level lies between 0 and 1");
        }

        double[] defined = Quantiles.SortedDefined(draws);
        int missing = draws.Length - defined.Length;
        if (defined.Length < 2 || missing > defined.Length)
        {
            return Undefined(level, $"undefined in {missing} of {draws.Length} draws");
        }

        string? note = missing == 0 ? null : $"{missing} of {draws.Length} draws undefined and left out";
        return new Interval(Quantiles.Linear(defined, lower), Quantiles.Linear(defined, upper), level, note);
    }

    /// <summary>An interval without ends and the reason.</summary>
    internal static Interval Undefined(double level, string reason) => new(double.NaN, double.NaN, level, reason);
}
