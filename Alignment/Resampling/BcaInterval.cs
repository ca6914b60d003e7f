using Concord.Alignment.Statistics;

namespace Concord.Alignment.Resampling;

/// <summary>The bias-corrected and accelerated bootstrap interval.</summary>
/// <remarks>
/// z₀ = Φ⁻¹(share of draws below the estimate, equal ones counted half), a = Σ(m − j)³ / (6 (Σ(m − j)²)^1.5) over the jackknife values j with mean m,
/// and the ends are the quantiles Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))) of the draws, z = Φ⁻¹((1 ∓ level)/2). With z₀ = a = 0 it is the percentile interval.
/// Undefined, with the reason: all draws on one side of the estimate, jackknife values that are all equal or not finite, an acceleration so large that the
/// order of the ends is lost; and where the percentile interval is. Undefined draws are left out and counted.
/// Source: Efron 1987, doi:10.1080/01621459.1987.10478410; Efron &amp; Tibshirani 1993, eq. 14.10 and 14.15; <c>scipy.stats.bootstrap(method='BCa')</c>.
/// </remarks>
public static class BcaInterval
{
    /// <summary>The interval.</summary>
    /// <param name="estimate">The score on all stimuli.</param>
    /// <param name="draws">The score in each draw; NaN where undefined.</param>
    /// <param name="jackknife">(stimuli) the score without each stimulus.</param>
    /// <param name="level">Between 0 and 1, both excluded.</param>
    public static Interval Compute(double estimate, ReadOnlySpan<double> draws, ReadOnlySpan<double> jackknife, double level = 0.95)
    {
        double bias = StandardNormal.Quantile(ShareBelow(draws, estimate));
        double acceleration = Acceleration(jackknife);
        if (double.IsNaN(acceleration))
        {
            return Interval.Undefined(level, "the jackknife values are all equal or not finite: no acceleration");
        }

        if (double.IsInfinity(bias))
        {
            return Interval.Undefined(level, "all draws lie on one side of the estimate: no bias correction");
        }

        double tail = StandardNormal.Quantile((1 - level) / 2);
        double low = bias + tail;
        double high = bias - tail;
        return acceleration * high >= 1 || acceleration * low >= 1
            ? Interval.Undefined(level, "the acceleration is too large for this level")
            : Interval.AtQuantiles(draws, level, StandardNormal.Cumulative(bias + (low / (1 - (acceleration * low)))), StandardNormal.Cumulative(bias + (high / (1 - (acceleration * high)))));
    }

    private static double ShareBelow(ReadOnlySpan<double> draws, double estimate)
    {
        double below = 0;
        int defined = 0;
        foreach (double draw in draws)
        {
            below += draw < estimate ? 1 : draw == estimate ? 0.5 : 0;
            defined += double.IsNaN(draw) ? 0 : 1;
        }

        return below / defined;
    }

    private static double Acceleration(ReadOnlySpan<double> jackknife)
    {
        if (Pearson.IsConstant(jackknife))
        {
            return double.NaN;
        }

        double mean = Pearson.Mean(jackknife);
        double squares = 0;
        double cubes = 0;
        foreach (double value in jackknife)
        {
            double influence = mean - value;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }

        double acceleration = cubes / (6 * Math.Pow(squares, 1.5));
        return double.IsFinite(acceleration) ? acceleration : double.NaN;
    }
}
