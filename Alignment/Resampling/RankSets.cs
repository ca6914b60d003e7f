namespace Concord.Alignment.Resampling;

/// <summary>Simultaneous confidence sets for the ranks of all models of a table.</summary>
/// <remarks>
/// For every pair of models the difference d of scores is compared with c·s, s the bootstrap standard deviation of the difference and c the
/// level-quantile, over draws, of the largest |d* − mean d*| / s over all pairs. A pair further apart is separated; a model's best rank is 1 + the number of
/// models separated above it, its worst rank M − the number separated below it. With the given level all sets hold the true ranks at once.
/// A pair without spread (equal draws) is separated only if its difference is not 0. A model whose score is NaN has all ranks open and separates nobody.
/// Source: Mogstad, Romano, Shaikh &amp; Wilhelm 2024, doi:10.1093/restud/rdad006 (single-step form). Cost: models² × draws.
/// </remarks>
public static class RankSets
{
    /// <summary>The rank set of every model.</summary>
    /// <param name="scores">(models); NaN where undefined.</param>
    /// <param name="draws">(models × draws), the same resamples for all; NaN where undefined.</param>
    /// <param name="higherIsBetter">Whether rank 1 has the highest score.</param>
    /// <param name="level">Between 0 and 1.</param>
    public static IReadOnlyList<RankSet> Compute(IReadOnlyList<double> scores, IReadOnlyList<double[]> draws, bool higherIsBetter = true, double level = 0.95)
    {
        bool[,] separated = Separated(scores, draws, level);
        int models = scores.Count;
        var above = new int[models];
        var below = new int[models];
        for (int a = 0; a < models; a++)
        {
            for (int b = a + 1; b < models; b++)
            {
                if (separated[a, b])
                {
                    int better = scores[a] > scores[b] == higherIsBetter ? a : b;
                    below[better]++;
                    above[a + b - better]++;
                }
            }
        }

        return Enumerable.Range(0, models).Select(m => new RankSet(1 + above[m], models - below[m])).ToArray();
    }

    /// <summary>Which pairs of models are told apart, all pairs considered together.</summary>
    /// <param name="scores">(models); NaN where undefined.</param>
    /// <param name="draws">(models × draws), the same resamples for all; NaN where undefined.</param>
    /// <param name="level">Between 0 and 1.</param>
    /// <returns>(models × models), true above the diagonal where the pair is separated.</returns>
    public static bool[,] Separated(IReadOnlyList<double> scores, IReadOnlyList<double[]> draws, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(draws);
        Require.SameLength(scores.Count, draws.Count);
        int models = scores.Count;
        var largest = new double[models == 0 ? 0 : draws[0].Length];
        var spread = new double[models, models];
        for (int a = 0; a < models; a++)
        {
            for (int b = a + 1; b < models; b++)
            {
                spread[a, b] = Fold(draws[a], draws[b], largest);
            }
        }

        double[] sorted = Quantiles.SortedDefined(largest);
        double critical = sorted.Length == 0 ? double.PositiveInfinity : Quantiles.Linear(sorted, level);
        var separated = new bool[models, models];
        for (int a = 0; a < models; a++)
        {
            for (int b = a + 1; b < models; b++)
            {
                separated[a, b] = Math.Abs(scores[a] - scores[b]) > critical * spread[a, b];
            }
        }

        return separated;
    }

    // Returns the standard deviation of the paired difference and raises each draw's largest standardised deviation.
    private static double Fold(double[] first, double[] second, double[] largest)
    {
        Require.SameLength(first.Length, second.Length);
        double sum = 0;
        double squares = 0;
        int defined = 0;
        for (int draw = 0; draw < first.Length; draw++)
        {
            double difference = first[draw] - second[draw];
            if (!double.IsNaN(difference))
            {
                sum += difference;
                defined++;
            }
        }

        double mean = sum / defined;
        for (int draw = 0; draw < first.Length; draw++)
        {
            double deviation = first[draw] - second[draw] - mean;
            squares += double.IsNaN(deviation) ? 0 : deviation * deviation;
        }

        double spread = Math.Sqrt(squares / (defined - 1));
        for (int draw = 0; draw < first.Length && spread > 0; draw++)
        {
            double standardised = Math.Abs(first[draw] - second[draw] - mean) / spread;
            largest[draw] = standardised > largest[draw] ? standardised : largest[draw];
        }

        return spread;
    }
}
