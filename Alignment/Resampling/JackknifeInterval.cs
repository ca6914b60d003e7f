using MathNet.Numerics.Distributions;

namespace Concord.Alignment.Resampling;

/// <summary>The normal interval with the jackknife's standard error: no draw holds a stimulus twice.</summary>
/// <remarks>
/// value ± z·se, se² = ((n − 1)/n)·Σ(θ_i − θ̄)² over the n values θ_i without one stimulus. The variance is overestimated on average (Efron &amp; Stein 1981, doi:10.1214/aos/1176345462), little
/// where the score is smooth. Undefined, with the reason: fewer than two stimuli, an undefined value.
/// </remarks>
public static class JackknifeInterval
{
    /// <summary>The interval.</summary>
    /// <param name="value">The score on all stimuli.</param>
    /// <param name="leaveOneOut">(stimuli) the score without each: see <see cref="StimulusResamples.LeaveOneOut"/>.</param>
    /// <param name="level">Between 0 and 1, both excluded.</param>
    public static Interval Compute(double value, ReadOnlySpan<double> leaveOneOut, double level = 0.95)
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
            return Interval.Undefined(level, missing > 0 ? $"undefined without {missing} of {n} stimuli" : "an undefined value, or fewer than two stimuli");
        }

        double mean = each.Average();
        double error = Math.Sqrt((n - 1.0) / n * each.Sum(without => (without - mean) * (without - mean)));
        double reach = Normal.InvCDF(0, 1, (1 + level) / 2) * error;
        return new Interval(value - reach, value + reach, level);
    }
}
