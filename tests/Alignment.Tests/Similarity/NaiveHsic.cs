namespace Concord.Alignment.Tests.Similarity;

/// <summary>Kernels and HSIC by plain loops over their definitions.</summary>
internal static class NaiveHsic
{
    public static double[][] Linear(Matrix x) => Kernel(x, (p, q) => p.Zip(q, (a, b) => a * b).Sum());

    public static double[][] Gaussian(Matrix x, double variance) => Kernel(x, (p, q) => Math.Exp(-p.Zip(q, (a, b) => (a - b) * (a - b)).Sum() / (2 * variance)));

    /// <summary>tr(K·H·L·H).</summary>
    public static double Biased(double[][] k, double[][] l)
    {
        int n = k.Length;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                sum += (k[i][j] - k[i].Average() - k[j].Average() + k.Average(row => row.Average())) * l[i][j];
            }
        }

        return sum;
    }

    /// <summary>Song's formula.</summary>
    public static double Unbiased(double[][] k, double[][] l)
    {
        int n = k.Length;
        double[] rowsK = k.Select((row, i) => row.Where((_, j) => j != i).Sum()).ToArray();
        double[] rowsL = l.Select((row, i) => row.Where((_, j) => j != i).Sum()).ToArray();
        double products = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                products += i == j ? 0 : k[i][j] * l[i][j];
            }
        }

        double crossed = rowsK.Zip(rowsL, (a, b) => a * b).Sum();
        return (products + (rowsK.Sum() * rowsL.Sum() / ((n - 1.0) * (n - 2))) - (2 * crossed / (n - 2))) / (n * (n - 3.0));
    }

    /// <summary>The mean of Song's kernel of four over all ordered quadruples of different stimuli, each counted as often as its copies make it.</summary>
    public static double OverQuadruples(double[][] k, double[][] l, IReadOnlyList<int> drawn)
    {
        double sum = 0;
        double count = 0;
        foreach (int i in drawn)
        {
            foreach (int j in drawn.Where(j => j != i))
            {
                foreach (int q in drawn.Where(q => q != i && q != j))
                {
                    foreach (int r in drawn.Where(r => r != i && r != j && r != q))
                    {
                        sum += k[i][j] * (l[i][j] + l[q][r] - (2 * l[i][q]));
                        count++;
                    }
                }
            }
        }

        return sum / count;
    }

    private static double[][] Kernel(Matrix x, Func<double[], double[], double> value)
    {
        double[][] rows = Enumerable.Range(0, x.Rows).Select(i => x.Row(i).ToArray()).ToArray();
        return rows.Select(p => rows.Select(q => value(p, q)).ToArray()).ToArray();
    }
}
