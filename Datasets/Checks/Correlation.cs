namespace Concord.Datasets.Checks;

/// <summary>Pearson's r for the reliability table; the scored metrics are Alignment's.</summary>
internal static class Correlation
{
    /// <summary>r of two vectors of one length; NaN when either is constant.</summary>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = Mean(x);
        double meanY = Mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double dx = x[i] - meanX;
            double dy = y[i] - meanY;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        return xx > 0 && yy > 0 ? xy / (Math.Sqrt(xx) * Math.Sqrt(yy)) : double.NaN;
    }

    /// <summary>r over the places where both have a value; NaN where fewer than three have, or either is constant there.</summary>
    public static double WhereBoth(double[] x, double[] y)
    {
        int[] both = [.. Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i]))];
        return both.Length == x.Length ? Pearson(x, y)
            : both.Length < 3 ? double.NaN
            : Pearson([.. both.Select(i => x[i])], [.. both.Select(i => y[i])]);
    }

    public static bool IsConstant(IEnumerable<double> values)
    {
        double? first = null;
        foreach (double value in values)
        {
            first ??= value;
            if (!value.Equals(first))
            {
                return false;
            }
        }

        return true;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        return sorted.Length == 0 ? double.NaN : sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
