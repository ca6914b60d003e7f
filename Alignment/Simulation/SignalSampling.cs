using Concord.Alignment.Resampling;

namespace Concord.Alignment.Simulation;

/// <summary>Noiseless responses of simulated neuroids.</summary>
internal static class SignalSampling
{
    /// <summary>One response a stimulus and neuroid, subject after subject.</summary>
    /// <returns>(stimuli × subjects·neuroids).</returns>
    public static Matrix Draw(Matrix activations, RecordingDesign design, StableRandom random) =>
        design.Signal is RecordedSignal.Units
            ? activations.SelectColumns([.. Enumerable.Range(0, design.Subjects).SelectMany(_ => random.Permutation(activations.Columns)[..design.Neuroids])])
            : Mixtures(CentreRows(activations), design.Columns, new GaussianSource(random));

    private static Matrix Mixtures(Matrix centred, int columns, GaussianSource weights)
    {
        double[] signal = new double[(long)centred.Rows * columns];
        double[] w = new double[centred.Columns];
        for (int column = 0; column < columns; column++)
        {
            for (int unit = 0; unit < w.Length; unit++)
            {
                w[unit] = weights.Next();
            }

            for (int stimulus = 0; stimulus < centred.Rows; stimulus++)
            {
                signal[((long)stimulus * columns) + column] = Dot(centred.Row(stimulus), w);
            }
        }

        return new Matrix(centred.Rows, columns, signal);
    }

    // A fixed order of summation: the same numbers on every processor.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.Length; i += 2)
        {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }

        return i < a.Length ? even + odd + (a[i] * b[i]) : even + odd;
    }

    private static Matrix CentreRows(Matrix values)
    {
        double[] centred = new double[(long)values.Rows * values.Columns];
        for (int stimulus = 0; stimulus < values.Rows; stimulus++)
        {
            Span<double> row = centred.AsSpan(stimulus * values.Columns, values.Columns);
            values.CopyRow(stimulus, row);
            double sum = 0;
            foreach (double value in row)
            {
                sum += value;
            }

            double mean = sum / row.Length;
            for (int unit = 0; unit < row.Length; unit++)
            {
                row[unit] -= mean;
            }
        }

        return new Matrix(values.Rows, values.Columns, centred);
    }
}
