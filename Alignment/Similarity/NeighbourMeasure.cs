using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>Comparison and draws of every measure that looks at neighbours.</summary>
/// <remarks>
/// In a draw the neighbours are the k nearest among the other different stimuli of the draw: a copy is not a neighbour, and fewer stimuli stand further apart. They are
/// read off the order over all stimuli, so that a draw costs about k/0.63 steps a stimulus.
/// </remarks>
internal static class NeighbourMeasure
{
    public static string? Reason(NeighbourSide x, NeighbourSide y, int k) =>
        Sides.Reason(x, y) ?? (k > x.Candidates ? $"{k} neighbours among {x.Candidates} candidates: k ≥ n" : null);

    public static Scored Compare(ISimilaritySide x, ISimilaritySide y, int k, INeighbourStatistic statistic)
    {
        (NeighbourSide a, NeighbourSide b) = Sides.Of<NeighbourSide>(x, y);
        if (Reason(a, b, k) is { } reason)
        {
            return Scored.Undefined(reason);
        }

        double[] once = Enumerable.Repeat(1.0, a.Stimuli).ToArray();
        double value = statistic.Value(new NeighbourLists(a, a.Nearest(k), k), new NeighbourLists(b, b.Nearest(k), k), once);
        return double.IsFinite(value) ? new Scored(value) : Scored.Undefined("no variance among neighbours on one side");
    }

    public static double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples, int k, INeighbourStatistic statistic)
    {
        ArgumentNullException.ThrowIfNull(resamples);
        (NeighbourSide a, NeighbourSide b) = Sides.Of<NeighbourSide>(x, y);
        Require.SameLength(a.Stimuli, resamples.Stimuli);
        double[] values = Sides.NotANumber(resamples.Draws);
        if (Reason(a, b, k) is not null)
        {
            return values;
        }

        _ = (a.Order, b.Order);
        Parallel.For(0, values.Length, draw =>
        {
            double[] weights = Array.ConvertAll(resamples.Multiplicities(draw).ToArray(), count => (double)count);
            if (weights.Count(weight => weight > 0) + a.Candidates - a.Stimuli >= k)
            {
                double value = statistic.Value(Among(a, weights, k), Among(b, weights, k), weights);
                values[draw] = double.IsFinite(value) ? value : double.NaN;
            }
        });
        return values;
    }

    private static NeighbourLists Among(NeighbourSide side, double[] weights, int k)
    {
        int n = side.Stimuli;
        var nearest = new int[n * k];
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<int> order = side.Order.AsSpan(i * side.Candidates, side.Candidates);
            for (int place = 0, found = 0; weights[i] > 0 && found < k; place++)
            {
                if (weights[order[place]] > 0)
                {
                    nearest[(i * k) + found++] = order[place];
                }
            }
        }

        return new NeighbourLists(side, nearest, k);
    }
}
