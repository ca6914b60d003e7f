namespace Concord.Alignment.Resampling;

/// <summary>The difference of two scores under the same resamples.</summary>
/// <param name="Difference">First score less second.</param>
/// <param name="Interval">Percentile interval of the difference over draws.</param>
/// <param name="PValue">Two-sided bootstrap p: twice the smaller share of draws on either side of 0, (k + 1)/(B + 1), at most 1; NaN when no draw is defined.</param>
public sealed record PairedDifference(double Difference, Interval Interval, double PValue)
{
    /// <summary>Compares two models whose draws come from the same <see cref="StimulusResamples"/>.</summary>
    /// <remarks>
    /// Draw by draw, so that what the stimuli do to both models cancels. A draw that is undefined for either is left out.
    /// Draws at exactly 0 count on both sides: two equal models have p = 1. Source: Efron &amp; Tibshirani 1993, ch. 15–16.
    /// </remarks>
    /// <param name="first">The first model's score.</param>
    /// <param name="second">The second model's score.</param>
    /// <param name="firstDraws">The first model's draws.</param>
    /// <param name="secondDraws">The second model's draws, in the same order.</param>
    /// <param name="level">The interval's level.</param>
    public static PairedDifference Compute(double first, double second, ReadOnlySpan<double> firstDraws, ReadOnlySpan<double> secondDraws, double level = 0.95)
    {
        Require.SameLength(firstDraws.Length, secondDraws.Length);
        var differences = new double[firstDraws.Length];
        int low = 0;
        int high = 0;
        int defined = 0;
        for (int draw = 0; draw < differences.Length; draw++)
        {
            double difference = firstDraws[draw] - secondDraws[draw];
            differences[draw] = difference;
            low += difference <= 0 ? 1 : 0;
            high += difference >= 0 ? 1 : 0;
            defined += double.IsNaN(difference) ? 0 : 1;
        }

        double p = defined == 0 ? double.NaN : Math.Min(1, 2.0 * (Math.Min(low, high) + 1) / (defined + 1));
        return new PairedDifference(first - second, Interval.Percentile(differences, level), p);
    }
}
