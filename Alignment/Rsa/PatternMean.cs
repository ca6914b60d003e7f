namespace Concord.Alignment.Rsa;

/// <summary>The mean of each pattern over units.</summary>
public static class PatternMean
{
    /// <summary>Each pattern less its own mean, before a distance: rsatoolbox's <c>remove_mean</c>.</summary>
    /// <remarks>Takes out activity that all units share. The correlation distance does so by itself; Poisson rates must keep their mean.</remarks>
    /// <param name="x">(stimuli or presentations × units).</param>
    /// <returns>A copy of the same shape.</returns>
    public static Matrix Remove(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        double[] values = [.. x.Values];
        for (int row = 0; row < x.Rows; row++)
        {
            double mean = Statistics.Pearson.Mean(x.Row(row));
            foreach (ref double value in values.AsSpan(row * x.Columns, x.Columns))
            {
                value -= mean;
            }
        }

        return new Matrix(x.Rows, x.Columns, values);
    }
}
