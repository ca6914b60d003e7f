using Concord.Alignment.Resampling;

namespace Concord.Alignment.Tests;

/// <summary>Seeded random input.</summary>
internal static class Draw
{
    public static double Normal(StableRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(long seed, int count)
    {
        var random = new StableRandom(seed);
        return Enumerable.Range(0, count).Select(_ => Normal(random)).ToArray();
    }

    public static Matrix Matrix(long seed, int rows, int columns) => new(rows, columns, Normals(seed, rows * columns));

    /// <summary>A random orthogonal matrix: normal columns made orthonormal one after another.</summary>
    public static Matrix Rotation(long seed, int size)
    {
        double[][] basis = Enumerable.Range(0, size).Select(k => Normals(seed + (1000L * k), size)).ToArray();
        for (int k = 0; k < size; k++)
        {
            // Twice: once leaves rounding in nearly dependent columns.
            for (int other = 0; other < 2 * k; other++)
            {
                double[] before = basis[other % k];
                double along = basis[k].Zip(before, (a, b) => a * b).Sum();
                basis[k] = basis[k].Zip(before, (a, b) => a - (along * b)).ToArray();
            }

            double length = Math.Sqrt(basis[k].Sum(value => value * value));
            basis[k] = Array.ConvertAll(basis[k], value => value / length);
        }

        return new Matrix(size, size, basis.SelectMany(row => row).ToArray());
    }

    /// <summary>The plain product of two matrices.</summary>
    public static Matrix Times(this Matrix x, Matrix w)
    {
        var values = new double[x.Rows * w.Columns];
        for (int k = 0; k < values.Length; k++)
        {
            int column = k % w.Columns;
            values[k] = Enumerable.Range(0, x.Columns).Sum(inner => x[k / w.Columns, inner] * w[inner, column]);
        }

        return new Matrix(x.Rows, w.Columns, values);
    }

    /// <summary>Responses that depend linearly on the units, with noise.</summary>
    public static Matrix Responses(long seed, Matrix x, int neuroids, double noise)
    {
        Matrix weights = Matrix(seed, x.Columns, neuroids);
        double[] errors = Normals(seed + 1, x.Rows * neuroids);
        var values = new double[errors.Length];
        for (int i = 0; i < x.Rows; i++)
        {
            for (int j = 0; j < neuroids; j++)
            {
                double sum = noise * errors[(i * neuroids) + j];
                for (int k = 0; k < x.Columns; k++)
                {
                    sum += x[i, k] * weights[k, j] / Math.Sqrt(x.Columns);
                }

                values[(i * neuroids) + j] = sum;
            }
        }

        return new Matrix(x.Rows, neuroids, values);
    }

    /// <summary>The matrix with independent noise of that standard deviation.</summary>
    public static Matrix Added(Matrix x, long seed, double noise)
    {
        double[] errors = Normals(seed, x.Values.Length);
        return new Matrix(x.Rows, x.Columns, x.Values.Zip(errors, (value, error) => value + (noise * error)).ToArray());
    }
}
