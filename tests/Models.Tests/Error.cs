namespace Concord.Models.Tests;

/// <summary>Measures of how far numbers lie apart.</summary>
internal static class Error
{
    public static double Deviation(IReadOnlyCollection<float> values)
    {
        double mean = values.Average(value => (double)value);
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    public static double Largest(IReadOnlyList<float> a, IReadOnlyList<float> b)
    {
        Assert.Equal(a.Count, b.Count);
        double largest = 0;
        for (int i = 0; i < a.Count; i++)
        {
            double difference = Math.Abs((double)a[i] - b[i]);
            largest = difference <= largest ? largest : difference; // keeps NaN
        }

        return largest;
    }
}
