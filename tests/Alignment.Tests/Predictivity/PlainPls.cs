namespace Concord.Alignment.Tests.Predictivity;

/// <summary>PLS2 as NIPALS has it: power iterations on deflated X and Y until nothing changes, in plain loops.</summary>
internal static class PlainPls
{
    public static double[] Predict(Matrix x, Matrix y, Matrix test, int components)
    {
        (double[][] a, double[] meanX) = Centred(x);
        (double[][] b, double[] meanY) = Centred(y);
        double[][] t = [.. Enumerable.Range(0, test.Rows).Select(i => Enumerable.Range(0, x.Columns).Select(k => test[i, k] - meanX[k]).ToArray())];
        double[][] predicted = [.. Enumerable.Range(0, test.Rows).Select(_ => (double[])meanY.Clone())];
        for (int component = 0; component < components; component++)
        {
            double[] w = Weight(a, b);
            double[] score = [.. a.Select(row => Dot(row, w))];
            double square = Dot(score, score);
            double[] p = Transposed(a, score, square);
            double[] q = Transposed(b, score, square);
            Deflate(a, score, p);
            Deflate(b, score, q);
            double[] own = [.. t.Select(row => Dot(row, w))];
            Deflate(t, own, p);
            for (int i = 0; i < own.Length; i++)
            {
                for (int j = 0; j < q.Length; j++)
                {
                    predicted[i][j] += own[i] * q[j];
                }
            }
        }

        return [.. predicted.SelectMany(row => row)];
    }

    private static double[] Weight(double[][] a, double[][] b)
    {
        double[] w = Transposed(a, [.. b.Select(row => row.Sum())], 1);
        for (int step = 0; step < 100_000; step++)
        {
            double[] next = Transposed(a, [.. b.Select(row => Dot(row, Transposed(b, [.. a.Select(own => Dot(own, w))], 1)))], 1);
            double length = Math.Sqrt(Dot(next, next));
            double change = 0;
            for (int k = 0; k < w.Length; k++)
            {
                next[k] /= length;
                change = Math.Max(change, Math.Abs(next[k] - w[k]));
            }

            w = next;
            if (change < 1e-15)
            {
                break;
            }
        }

        return w;
    }

    private static (double[][] Rows, double[] Mean) Centred(Matrix x)
    {
        double[] mean = [.. Enumerable.Range(0, x.Columns).Select(k => x.Column(k).Average())];
        return ([.. Enumerable.Range(0, x.Rows).Select(i => Enumerable.Range(0, x.Columns).Select(k => x[i, k] - mean[k]).ToArray())], mean);
    }

    private static double[] Transposed(double[][] rows, double[] by, double divisor) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(k => Enumerable.Range(0, rows.Length).Sum(i => rows[i][k] * by[i]) / divisor)];

    private static void Deflate(double[][] rows, double[] score, double[] loading)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            for (int k = 0; k < loading.Length; k++)
            {
                rows[i][k] -= score[i] * loading[k];
            }
        }
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (u, v) => u * v).Sum();
}
