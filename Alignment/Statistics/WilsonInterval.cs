using Concord.Alignment.Resampling;

namespace Concord.Alignment.Statistics;

/// <summary>An interval for a rate from counts.</summary>
public static class WilsonInterval
{
    /// <summary>The score interval of Wilson.</summary>
    /// <remarks>
    /// The p with |k/n − p| ≤ z·√(p(1 − p)/n): (k + z²/2 ± z·√(k(n − k)/n + z²/4))/(n + z²). Inside [0, 1] by itself, and not empty at k = 0 or k = n.
    /// Source: Wilson 1927, doi:10.1080/01621459.1927.10502953.
    /// </remarks>
    /// <param name="successes">k, 0 … n.</param>
    /// <param name="trials">n, 0 or more.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <returns>NaN ends, with the reason, without trials.</returns>
    public static Interval Compute(int successes, int trials, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "the level lies between 0 and 1");
        }

        if (trials == 0)
        {
            return new Interval(double.NaN, double.NaN, level, "no trials");
        }

        double z = StandardNormal.Quantile((1 + level) / 2);
        double spread = z * Math.Sqrt(((double)successes * (trials - successes) / trials) + (z * z / 4));
        double centre = successes + (z * z / 2);

        // k = 0 and k = n end at 0 and 1 exactly; rounding would leave 1e-17 on either side.
        double lower = successes == 0 ? 0 : (centre - spread) / (trials + (z * z));
        double upper = successes == trials ? 1 : (centre + spread) / (trials + (z * z));
        return new Interval(lower, upper, level);
    }
}
