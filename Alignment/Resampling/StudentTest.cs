using MathNet.Numerics.Distributions;

namespace Concord.Alignment.Resampling;

/// <summary>Student's t-test of an estimate with a known or estimated variance.</summary>
/// <remarks>
/// t = value/√variance. Undefined (NaN) without a positive variance or degrees of freedom. Equality compares all members; <c>default</c> is no test.
/// Source: Student 1908, doi:10.1093/biomet/6.1.1; Schütt et al. 2023, doi:10.7554/eLife.82566, for its use on bootstrap variances.
/// </remarks>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">√variance.</param>
/// <param name="Degrees">Degrees of freedom.</param>
/// <param name="PAbove">One-sided p of the estimate being 0 or less: rsatoolbox's test against 0.</param>
/// <param name="PValue">Two-sided p of the estimate being 0: rsatoolbox's test of pairs of models and against the ceiling.</param>
/// <param name="Interval">value ± t-quantile · standard error.</param>
public readonly record struct StudentTest(double Value, double StandardError, double Degrees, double PAbove, double PValue, Interval Interval)
{
    /// <summary>Tests an estimate.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="variance">Its variance.</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    /// <param name="level">The interval's level.</param>
    public static StudentTest Compute(double value, double variance, double degrees, double level = 0.95)
    {
        if (double.IsNaN(value) || !(variance > 0) || !(degrees >= 1))
        {
            var none = new Interval(double.NaN, double.NaN, level, "no positive variance, or no degrees of freedom");
            return new StudentTest(value, Math.Sqrt(variance), degrees, double.NaN, double.NaN, none);
        }

        double error = Math.Sqrt(variance);
        double t = value / error;
        double reach = error * StudentT.InvCDF(0, 1, degrees, (1 + level) / 2);
        return new StudentTest(value, error, degrees, StudentT.CDF(0, 1, degrees, -t), 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(t)), new Interval(value - reach, value + reach, level));
    }

    /// <summary>Tests the mean of independent values, such as one score a subject.</summary>
    /// <param name="values">(n), two or more; the variance of the mean is s²/n with n − 1 degrees of freedom.</param>
    /// <param name="level">The interval's level.</param>
    public static StudentTest OfMean(ReadOnlySpan<double> values, double level = 0.95) =>
        Compute(Statistics.Pearson.Mean(values), Spread.Variance(values) / values.Length, values.Length - 1, level);

    /// <summary>Tests the difference of the means of two independent groups, with a variance of its own for each.</summary>
    /// <remarks>
    /// v = s₁²/n₁ + s₂²/n₂; degrees of freedom v²/((s₁²/n₁)²/(n₁ − 1) + (s₂²/n₂)²/(n₂ − 1)). Undefined with fewer than two values in a group.
    /// Source: Welch 1947, doi:10.1093/biomet/34.1-2.28; <c>scipy.stats.ttest_ind(equal_var=False)</c>.
    /// </remarks>
    /// <param name="first">(n₁).</param>
    /// <param name="second">(n₂).</param>
    /// <param name="level">The interval's level.</param>
    public static StudentTest OfDifference(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        double value = Statistics.Pearson.Mean(first) - Statistics.Pearson.Mean(second);
        if (first.Length < 2 || second.Length < 2)
        {
            return Compute(value, double.NaN, 0, level);
        }

        double a = Spread.Variance(first) / first.Length;
        double b = Spread.Variance(second) / second.Length;
        double degrees = (a + b) * (a + b) / ((a * a / (first.Length - 1)) + (b * b / (second.Length - 1)));
        return Compute(value, a + b, degrees, level);
    }
}
