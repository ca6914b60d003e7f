namespace Concord.Alignment.Resampling;

/// <summary>How far values scatter.</summary>
public static class Spread
{
    /// <summary>The sample variance, Σ(v − v̄)²/(n − 1).</summary>
    /// <param name="values">n values.</param>
    /// <returns>0 or more; NaN with fewer than two values or where one is NaN.</returns>
    public static double Variance(ReadOnlySpan<double> values)
    {
        double mean = Statistics.Pearson.Mean(values);
        double squares = 0;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return values.Length < 2 ? double.NaN : squares / (values.Length - 1);
    }
}
