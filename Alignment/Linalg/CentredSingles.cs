using System.Numerics;
using System.Runtime.InteropServices;

namespace Concord.Alignment.Linalg;

/// <summary>Blocks of units of float32 activations less their means: centred in float64, handed on as float32, with the float64 lengths of the rows. Two passes over the block.</summary>
internal sealed class CentredSingles(Matrix x)
{
    private const int Strip = 512;
    private readonly float[] values = x.Singles ?? throw new ArgumentException("float32 activations only", nameof(x));
    private float[] centred = [];

    /// <summary>Stimuli.</summary>
    public int Rows => x.Rows;

    /// <summary>Units.</summary>
    public int Columns => x.Columns;

    /// <summary>(stimuli) Σ over the blocks so far of the squared centred values.</summary>
    public double[] SquaredNorms { get; } = new double[x.Rows];

    /// <summary>The block from one unit on.</summary>
    /// <returns>(stimuli × count) float32, whose memory the next block of as many units takes over.</returns>
    public Matrix Block(int from, int count)
    {
        var means = new double[count];
        Parallel.For(0, (count + Strip - 1) / Strip, strip => Means(from + (strip * Strip), means.AsSpan(strip * Strip, Math.Min(Strip, count - (strip * Strip)))));
        if (centred.Length != x.Rows * count)
        {
            centred = new float[x.Rows * count];
        }

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

    private void Means(int from, Span<double> means)
    {
        Span<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(means);
        int width = Vector<float>.Count;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<float> source = values.AsSpan((row * x.Columns) + from, means.Length);
            int j = 0;
            for (; j <= means.Length - width; j += width)
            {
                Vector.Widen(new Vector<float>(source[j..]), out Vector<double> low, out Vector<double> high);
                wide[j / Vector<double>.Count] += low;
                wide[(j / Vector<double>.Count) + 1] += high;
            }

            for (; j < means.Length; j++)
            {
                means[j] += source[j];
            }
        }

        foreach (ref double mean in means)
        {
            mean /= x.Rows;
        }
    }
}
