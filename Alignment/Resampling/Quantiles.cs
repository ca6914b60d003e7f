namespace Concord.Alignment.Resampling;

/// <summary>Quantiles of a sample.</summary>
public static class Quantiles
{
    /// <summary>The quantile by linear interpolation between order statistics.</summary>
    /// <remarks>Type 7 of Hyndman &amp; Fan 1996, doi:10.2307/2684934: <c>numpy.quantile</c>'s default.</remarks>
    /// <param name="sorted">Rising, without NaN; one value or more.</param>
    /// <param name="probability">0 … 1.</param>
    public static double Linear(ReadOnlySpan<double> sorted, double probability)
    {
        double place = probability * (sorted.Length - 1);
        int below = Math.Clamp((int)Math.Floor(place), 0, sorted.Length - 1);
        int above = Math.Min(below + 1, sorted.Length - 1);
        double part = place - below;
        double gap = sorted[above] - sorted[below];
        return part >= 0.5 ? sorted[above] - (gap * (1 - part)) : sorted[below] + (gap * part);
    }

    /// <summary>The defined values in rising order.</summary>
    /// <param name="values">NaN where undefined.</param>
    public static double[] SortedDefined(ReadOnlySpan<double> values)
    {
        var kept = new double[values.Length];
        int count = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                kept[count++] = value;
            }
        }

        Array.Resize(ref kept, count);
        Array.Sort(kept);
        return kept;
    }
}
