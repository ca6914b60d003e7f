namespace Concord.Alignment.Resampling;

/// <summary>Random weights that are at least 0 and sum to 1.</summary>
/// <remarks>
/// w = g/Σg, g_s from Gamma(c, 1): small concentrations c put nearly all weight on one place, 1 is uniform over the simplex, large ones give nearly equal weights.
/// Gamma by Marsaglia &amp; Tsang 2000, doi:10.1145/358407.358414, for c &lt; 1 as Gamma(c + 1)·U^(1/c), in logarithms, so that nothing underflows; normals by
/// Box &amp; Muller 1958, doi:10.1214/aoms/1177706645. Draw k has its own stream: it is the same whether 10 or 1,000 are asked for.
/// </remarks>
public static class Dirichlet
{
    /// <summary>Draws weights, the concentrations taken in turn.</summary>
    /// <param name="seed">Written with the result.</param>
    /// <param name="count">0 or more.</param>
    /// <param name="dimensions">Weights of a draw, 1 or more.</param>
    /// <param name="concentrations">One or more, each above 0; draw k has the (k mod their number)-th.</param>
    /// <returns>(count)(dimensions).</returns>
    public static double[][] Draw(long seed, int count, int dimensions, IReadOnlyList<double> concentrations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentNullException.ThrowIfNull(concentrations);
        ArgumentOutOfRangeException.ThrowIfZero(concentrations.Count, nameof(concentrations));
        foreach (double concentration in concentrations)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(concentration, nameof(concentrations));
        }

        return [.. Enumerable.Range(0, count).Select(k => One(new StableRandom(seed, k), dimensions, concentrations[k % concentrations.Count]))];
    }

    private static double[] One(StableRandom random, int dimensions, double concentration)
    {
        double[] logs = [.. Enumerable.Range(0, dimensions).Select(_ => LogGamma(random, concentration))];
        double largest = logs.Max();
        double[] weights = Array.ConvertAll(logs, log => Math.Exp(log - largest));
        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }

    // The logarithm of a draw from Gamma(shape, 1).
    private static double LogGamma(StableRandom random, double shape)
    {
        if (shape < 1)
        {
            return LogGamma(random, shape + 1) + (Math.Log(1 - random.NextDouble()) / shape);
        }

        double d = shape - (1.0 / 3);
        while (true)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double root = 1 + (normal / Math.Sqrt(9 * d));
            if (root > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * normal * normal) + d - (d * root * root * root) + (d * 3 * Math.Log(root)))
            {
                return Math.Log(d) + (3 * Math.Log(root));
            }
        }
    }
}
