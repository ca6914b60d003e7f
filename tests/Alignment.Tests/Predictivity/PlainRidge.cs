using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Tests.Predictivity;

/// <summary>Ridge regression as a textbook has it: scaled columns, normal equations, Gaussian elimination.</summary>
internal static class PlainRidge
{
    public static void Predict(Matrix x, Matrix y, int[] training, int[] heldOut, double alpha, FeatureScaling scaling, double[] predictions)
    {
        int p = x.Columns;
        var mean = new double[p];
        var variance = new double[p];
        for (int k = 0; k < p; k++)
        {
            mean[k] = training.Average(row => x[row, k]);
            variance[k] = training.Average(row => Math.Pow(x[row, k] - mean[k], 2));
        }

        double[] scale = variance.Select(v => scaling switch { FeatureScaling.Centred => 1, FeatureScaling.Global => Math.Sqrt(variance.Average()), _ => Math.Sqrt(v) }).ToArray();
        double Z(int row, int k) => (x[row, k] - mean[k]) / scale[k];
        for (int j = 0; j < y.Columns; j++)
        {
            double centre = training.Average(row => y[row, j]);
            var system = new double[p, p + 1];
            for (int a = 0; a < p; a++)
            {
                for (int b = 0; b < p; b++)
                {
                    system[a, b] = training.Sum(row => Z(row, a) * Z(row, b)) + (a == b ? alpha : 0);
                }

                system[a, p] = training.Sum(row => Z(row, a) * (y[row, j] - centre));
            }

            double[] weights = Solve(system, p);
            foreach (int row in heldOut)
            {
                predictions[(row * y.Columns) + j] = centre + Enumerable.Range(0, p).Sum(k => weights[k] * Z(row, k));
            }
        }
    }

    private static double[] Solve(double[,] system, int p)
    {
        for (int pivot = 0; pivot < p; pivot++)
        {
            for (int row = 0; row < p; row++)
            {
                double factor = row == pivot ? 0 : system[row, pivot] / system[pivot, pivot];
                for (int k = pivot; k <= p && factor != 0; k++)
                {
                    system[row, k] -= factor * system[pivot, k];
                }
            }
        }

        return Enumerable.Range(0, p).Select(k => system[k, p] / system[k, k]).ToArray();
    }
}
