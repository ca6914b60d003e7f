namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Rank confidence sets of a whole table from paired bootstrap draws.</summary>
/// <remarks>
/// All pairwise differences get simultaneous 95 % intervals by the studentised maximum: with d the difference of a pair's scores, s the standard deviation of its draws and
/// c the 95 % quantile over draws b of max over pairs |d*_b − mean d*| / s, a pair is separated when |d| &gt; c s. A model's rank lies between one more than the number of models
/// clearly better and K minus the number clearly worse (Mogstad, Romano, Shaikh and Wilhelm 2024, Review of Economic Studies 91, 476–518, doi:10.1093/restud/rdad006).
/// Draws in which either value is undefined do not count for that pair. Cost: K² × draws.
/// </remarks>
public sealed class RankSets
{
    /// <summary>Draws below which nothing is said.</summary>
    public const int FewestDraws = 100;

    private RankSets(IReadOnlyList<RankSet> sets, int pairCount, int separatedPairs, int drawCount)
    {
        Sets = sets;
        PairCount = pairCount;
        SeparatedPairs = separatedPairs;
        DrawCount = drawCount;
    }

    /// <summary>One set a model, in the order given.</summary>
    public IReadOnlyList<RankSet> Sets { get; }

    /// <summary>Pairs of models.</summary>
    public int PairCount { get; }

    /// <summary>Pairs whose difference excludes zero, all pairs considered together.</summary>
    public int SeparatedPairs { get; }

    /// <summary>Draws used.</summary>
    public int DrawCount { get; }

    /// <summary>Computes the sets; null with fewer than two models or <see cref="FewestDraws"/> draws.</summary>
    /// <param name="scores">(models) finite scores.</param>
    /// <param name="draws">(models) of (draws); draw b is the same resample for every model; NaN where undefined.</param>
    /// <param name="higherIsBetter">The direction.</param>
    public static RankSets? Compute(IReadOnlyList<double> scores, IReadOnlyList<double[]> draws, bool higherIsBetter)
    {
        int count = scores.Count;
        int drawCount = count == 0 ? 0 : draws.Min(values => values.Length);
        if (count < 2 || drawCount < FewestDraws)
        {
            return null;
        }

        int pairCount = count * (count - 1) / 2;
        var spread = new double[pairCount];
        var largest = new double[drawCount];
        for (int i = 0, pair = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++, pair++)
            {
                spread[pair] = Studentise(draws[i], draws[j], largest);
            }
        }

        double critical = Quantiles.Of(largest, 0.95);
        var better = new int[count];
        var worse = new int[count];
        int separated = 0;
        for (int i = 0, pair = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++, pair++)
            {
                double difference = scores[i] - scores[j];
                if (!(Math.Abs(difference) > critical * spread[pair]))
                {
                    continue;
                }

                separated++;
                bool first = difference > 0 == higherIsBetter;
                worse[first ? i : j]++;
                better[first ? j : i]++;
            }
        }

        return new RankSets([.. Enumerable.Range(0, count).Select(i => new RankSet(better[i] + 1, count - worse[i]))], pairCount, separated, drawCount);
    }

    private static double Studentise(double[] a, double[] b, double[] largest)
    {
        double sum = 0, squares = 0;
        int n = 0;
        for (int draw = 0; draw < largest.Length; draw++)
        {
            double d = a[draw] - b[draw];
            if (double.IsFinite(d))
            {
                sum += d;
                squares += d * d;
                n++;
            }
        }

        if (n < FewestDraws)
        {
            return double.PositiveInfinity;
        }

        double mean = sum / n;
        double deviation = Math.Sqrt(Math.Max(0, (squares / n) - (mean * mean)) * n / (n - 1));
        if (deviation < 1e-14)
        {
            return 0;
        }

        for (int draw = 0; draw < largest.Length; draw++)
        {
            double t = Math.Abs(a[draw] - b[draw] - mean) / deviation;
            if (t > largest[draw])
            {
                largest[draw] = t;
            }
        }

        return deviation;
    }
}
