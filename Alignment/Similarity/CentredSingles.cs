using System.Numerics;
using System.Runtime.InteropServices;

namespace Concord.Alignment.Similarity;

/// <summary>Blocks of units of float32 activations less their means: centred in float64, handed on as float32, with the float64 lengths of the rows. Two passes over the block.</summary>
internal sealed class CentredSingles(Matrix x)
{
    private readonly float[] values = x.Singles ?? throw new ArgumentException("float32 activations only", nameof(x));

    /// <summary>(stimuli) Σ over the blocks so far of the squared centred values.</summary>
    public double[] SquaredNorms { get; } = new double[x.Rows];

    /// <summary>The block from one unit on.</summary>
    /// <returns>(stimuli × count) float32.</returns>
    public Matrix Block(int from, int count)
    {
        double[] means = Means(from, count);
        var centred = new float[x.Rows * count];
        Parallel.For(0, x.Rows, row =>
            SquaredNorms[row] += Centre(values.AsSpan((row * x.Columns) + from, count), means, centred.AsSpan(row * count, count)));
        return Matrix.FromFloats(x.Rows, count, centred);
    }

    private static double Centre(ReadOnlySpan<float> row, double[] means, Span<float> into)
    {
        int width = Vector<float>.Count;
        int half = Vector<double>.Count;
        Vector<double> squares = Vector<double>.Zero;
        int j = 0;
        for (; j <= row.Length - width; j += width)
        {
            Vector.Widen(new Vector<float>(row[j..]), out Vector<double> low, out Vector<double> high);
            low -= new Vector<double>(means, j);
            high -= new Vector<double>(means, j + half);
            squares += (low * low) + (high * high);
            Vector.Narrow(low, high).CopyTo(into[j..]);
        }

        double sum = Vector.Sum(squares);
        for (; j < row.Length; j++)
        {
            double value = row[j] - means[j];
            sum += value * value;
            into[j] = (float)value;
        }

        return sum;
    }

    private double[] Means(int from, int count)
    {
        var sums = new double[count];
        Span<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
        int width = Vector<float>.Count;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<float> source = values.AsSpan((row * x.Columns) + from, count);
            int j = 0;
            for (; j <= count - width; j += width)
            {
                Vector.Widen(new Vector<float>(source[j..]), out Vector<double> low, out Vector<double> high);
                wide[j / Vector<double>.Count] += low;
                wide[(j / Vector<double>.Count) + 1] += high;
            }

            for (; j < count; j++)
            {
                sums[j] += source[j];
            }
        }

        return Array.ConvertAll(sums, sum => sum / x.Rows);
    }
}
