namespace Concord.Alignment.Rsa;

/// <summary>Distances from a square of inner products of patterns; a row that is not finite has NaN distances.</summary>
internal static class KernelDistances
{
    /// <summary>d(i, j) = (K_ii + K_jj − K_ij − K_ji)/units = (l_i − l_j)(r_i − r_j)ᵀ/units, where K = L Rᵀ need not be symmetric.</summary>
    /// <param name="kernel">(conditions × conditions), row-major.</param>
    /// <param name="conditions">Number of conditions.</param>
    /// <param name="units">The divisor.</param>
    /// <returns>(pairs).</returns>
    public static double[] Squared(double[] kernel, int conditions, int units) => Of(kernel, conditions, (ii, jj, ij, ji) =>
    {
        double sum = ii + jj - ij - ji;
        return double.IsFinite(sum) ? sum / units : double.NaN;
    });

    /// <summary>d(i, j) = 1 − K_ij/√(K_ii K_jj).</summary>
    /// <param name="kernel">(conditions × conditions), row-major, symmetric.</param>
    /// <param name="conditions">Number of conditions.</param>
    /// <returns>(pairs); NaN also where a pattern has no length.</returns>
    public static double[] OneLessCosine(double[] kernel, int conditions) => Of(kernel, conditions, (ii, jj, ij, _) =>
        ii > 0 && jj > 0 && double.IsFinite(ij) ? 1 - (ij / (Math.Sqrt(ii) * Math.Sqrt(jj))) : double.NaN);

    /// <summary>Makes a condition undefined: its distances become NaN.</summary>
    public static void Spoil(double[] kernel, int conditions, int condition) => kernel[((long)condition * conditions) + condition] = double.NaN;

    private static double[] Of(double[] kernel, int conditions, Func<double, double, double, double, double> distance)
    {
        var upper = new double[Rdm.PairCount(conditions)];
        int pair = 0;
        for (int i = 0; i < conditions; i++)
        {
            for (int j = i + 1; j < conditions; j++)
            {
                upper[pair++] = distance(
                    kernel[((long)i * conditions) + i],
                    kernel[((long)j * conditions) + j],
                    kernel[((long)i * conditions) + j],
                    kernel[((long)j * conditions) + i]);
            }
        }

        return upper;
    }
}
