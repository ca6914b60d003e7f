namespace Concord.Alignment.Predictivity;

/// <summary>Pearson correlation column by column over chosen rows.</summary>
internal static class ColumnCorrelation
{
    /// <summary>A side whose range is below this share of its size counts as constant: a prediction that differs by rounding only.</summary>
    private const double ConstantBelow = 1e-13;

    /// <summary>Correlates the columns of predictions with those of responses.</summary>
    /// <param name="predictions">(prediction rows × neuroids).</param>
    /// <param name="responses">(stimuli × neuroids).</param>
    /// <param name="rows">Prediction rows that take part.</param>
    /// <param name="stimuli">(prediction rows) the stimulus of each.</param>
    /// <returns>(neuroids); NaN where undefined.</returns>
    public static double[] Compute(Matrix predictions, Matrix responses, int[] rows, int[] stimuli)
    {
        int columns = responses.Columns;
        double[] meanP = Means(predictions, rows);
        double[] meanR = Means(responses, Array.ConvertAll(rows, row => stimuli[row]));
        var pp = new double[columns];
        var rr = new double[columns];
        var pr = new double[columns];
        var extentP = new double[columns];
        var extentR = new double[columns];
        foreach (int row in rows)
        {
            ReadOnlySpan<double> prediction = predictions.Row(row);
            ReadOnlySpan<double> response = responses.Row(stimuli[row]);
            for (int j = 0; j < columns; j++)
            {
                double dp = prediction[j] - meanP[j];
                double dr = response[j] - meanR[j];
                pp[j] += dp * dp;
                rr[j] += dr * dr;
                pr[j] += dp * dr;
                extentP[j] = Math.Max(extentP[j], Math.Abs(dp));
                extentR[j] = Math.Max(extentR[j], Math.Abs(dr));
            }
        }

        var r = new double[columns];
        for (int j = 0; j < columns; j++)
        {
            bool isDefined = rows.Length >= 2 && extentP[j] > ConstantBelow * Math.Abs(meanP[j]) && extentR[j] > ConstantBelow * Math.Abs(meanR[j]);
            r[j] = isDefined ? pr[j] / (Math.Sqrt(pp[j]) * Math.Sqrt(rr[j])) : double.NaN;
        }

        return r;
    }

    private static double[] Means(Matrix values, int[] rows)
    {
        var means = new double[values.Columns];
        foreach (int row in rows)
        {
            ReadOnlySpan<double> line = values.Row(row);
            for (int j = 0; j < means.Length; j++)
            {
                means[j] += line[j] / rows.Length;
            }
        }

        return means;
    }
}
