using Concord.Alignment.Resampling;

namespace Concord.Alignment.Tests.Similarity;

/// <summary>Pairs of spaces over the same stimuli and what can be done to one of them.</summary>
internal static class Spaces
{
    /// <summary>Two noisy looks at six shared dimensions.</summary>
    public static (Matrix X, Matrix Y) Related(long seed, int stimuli, int unitsX, int unitsY, double noise = 1)
    {
        Matrix shared = Draw.Matrix(seed, stimuli, 6);
        return (Draw.Responses(seed + 1000, shared, unitsX, noise), Draw.Responses(seed + 2000, shared, unitsY, noise));
    }

    /// <summary>The closed-form inputs of the peers' file: X (60 × 40), Y (60 × 12).</summary>
    public static (Matrix X, Matrix Y) OfPeers()
    {
        Matrix x = Make(60, 40, (i, j) => Math.Sin((0.7 * i) + (1.3 * j) + (0.05 * i * j)));
        return (x, Make(60, 12, (i, k) => Math.Tanh(x[i, k] + (0.5 * x[i, k + 12])) + (0.3 * Math.Cos((1.1 * i) + (0.37 * k * k)))));
    }

    public static Matrix Make(int rows, int columns, Func<int, int, double> value) =>
        new(rows, columns, Enumerable.Range(0, rows * columns).Select(at => value(at / columns, at % columns)).ToArray());

    public static Matrix UnitRows(Matrix x)
    {
        double[] lengths = Enumerable.Range(0, x.Rows).Select(i => Math.Sqrt(x.Row(i).ToArray().Sum(v => v * v))).ToArray();
        return Make(x.Rows, x.Columns, (i, j) => x[i, j] / lengths[i]);
    }

    public static Matrix Times(Matrix x, Matrix map) =>
        Make(x.Rows, map.Columns, (i, j) => Enumerable.Range(0, x.Columns).Sum(k => x[i, k] * map[k, j]));

    public static Matrix Scaled(Matrix x, double factor, double offset = 0) => Make(x.Rows, x.Columns, (i, j) => (factor * x[i, j]) + (offset * (j + 1)));

    public static Matrix Plus(Matrix x, Matrix other, double factor) => Make(x.Rows, x.Columns, (i, j) => x[i, j] + (factor * other[i, j]));

    /// <summary>A random rotation: Gram–Schmidt on normal columns.</summary>
    public static Matrix Rotation(long seed, int size)
    {
        double[][] columns = Enumerable.Range(0, size).Select(k => Draw.Normals((seed * 1009) + k, size)).ToArray();
        for (int k = 0; k < size; k++)
        {
            for (int pass = 0; pass < 2; pass++)
            {
                foreach (double[] before in columns[..k])
                {
                    double along = before.Zip(columns[k], (a, b) => a * b).Sum();
                    columns[k] = columns[k].Zip(before, (v, b) => v - (along * b)).ToArray();
                }
            }

            double length = Math.Sqrt(columns[k].Sum(v => v * v));
            columns[k] = Array.ConvertAll(columns[k], v => v / length);
        }

        return Make(size, size, (i, j) => columns[j][i]);
    }

    public static int[] Order(long seed, int count) => new StableRandom(seed).Permutation(count);
}
