namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Sample quantiles by linear interpolation (type 7, as NumPy's default).</summary>
internal static class Quantiles
{
    /// <summary>The quantile of the finite values; NaN when there is none.</summary>
    public static double Of(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Where(double.IsFinite)];
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(sorted);
        double place = share * (sorted.Length - 1);
        int low = (int)place;
        return low + 1 < sorted.Length ? sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }
}
