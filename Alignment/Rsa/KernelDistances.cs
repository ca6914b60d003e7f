namespace Concord.Alignment.Rsa;

/// <summary>Distances from a square of products K = L Rᵀ that need not be symmetric.</summary>
internal static class KernelDistances
{
    /// <summary>d(i, j) = (K_ii + K_jj − K_ij − K_ji)/units = (l_i − l_j)(r_i − r_j)ᵀ/units.</summary>
    /// <param name="kernel">(conditions × conditions), row-major.</param>
    /// <param name="conditions">Number of conditions.</param>
    /// <param name="units">The divisor.</param>
    /// <returns>(pairs); NaN where the sum is not finite.</returns>
    public static double[] Of(double[] kernel, int conditions, int units)
    {
        var upper = new double[Rdm.PairCount(conditions)];
        int pair = 0;
        for (int i = 0; i < conditions; i++)
        {
            for (int j = i + 1; j < conditions; j++)
            {
                double sum = kernel[((long)i * conditions) + i] + kernel[((long)j * conditions) + j] - kernel[((long)i * conditions) + j] - kernel[((long)j * conditions) + i];
                upper[pair++] = double.IsFinite(sum) ? sum / units : double.NaN;
            }
        }

        return upper;
    }
}
