namespace Concord.Alignment.Rsa;

/// <summary>Distances from a square of inner products of patterns; a row that is not finite has NaN distances.</summary>
internal static class KernelDistances
{
    /// <summary>d(i, j) = (K_ii + K_jj − K_ij − K_ji)/units = (l_i − l_j)(r_i − r_j)ᵀ/units, where K = L Rᵀ need not be symmetric.</summary>
    /// <param name="kernel">(conditions × conditions), row-major.</param>
    /// <param name="conditions">Number of conditions.</param>
    /// <param name="units">The divisor.</param>
    /// <returns>(pairs).</returns>
    public static double[] Squared(double[] kernel, int conditions, int units) =>
        Of(conditions, (i, j) => OverUnits(kernel[i + (i * conditions)], kernel[j + (j * conditions)], kernel[j + (i * conditions)] + kernel[i + (j * conditions)], units));

    /// <summary>As <see cref="Squared"/> of a symmetric kernel, of which only what lies on and above the diagonal is read.</summary>
    public static double[] SquaredOfUpper(double[] kernel, int conditions, int units) =>
        Of(conditions, (i, j) => OverUnits(kernel[i + (i * conditions)], kernel[j + (j * conditions)], 2 * kernel[j + (i * conditions)], units));

    /// <summary>d(i, j) = 1 − K_ij/√(K_ii K_jj), K symmetric and read on and above the diagonal only; NaN also where a pattern has no length.</summary>
    /// <param name="kernel">(conditions × conditions), row-major.</param>
    /// <param name="conditions">Number of conditions.</param>
    /// <returns>(pairs).</returns>
    public static double[] OneLessCosine(double[] kernel, int conditions)
    {
        double[] lengths = Enumerable.Range(0, conditions).Select(i => Math.Sqrt(kernel[((long)i * conditions) + i])).ToArray();
        return Of(conditions, (i, j) =>
        {
            double cosine = kernel[j + (i * conditions)] / (lengths[i] * lengths[j]);
            return double.IsFinite(cosine) ? 1 - cosine : double.NaN;
        });
    }

    /// <summary>Makes a condition undefined: its distances become NaN.</summary>
    public static void Spoil(double[] kernel, int conditions, int condition) => kernel[((long)condition * conditions) + condition] = double.NaN;

    private static double OverUnits(double first, double second, double crossed, int units)
    {
        double sum = first + second - crossed;
        return double.IsFinite(sum) ? sum / units : double.NaN;
    }

    private static double[] Of(int conditions, Func<long, long, double> distance)
    {
        var upper = new double[Rdm.PairCount(conditions)];
        int pair = 0;
        for (int i = 0; i < conditions; i++)
        {
            for (int j = i + 1; j < conditions; j++)
            {
                upper[pair++] = distance(i, j);
            }
        }

        return upper;
    }
}
