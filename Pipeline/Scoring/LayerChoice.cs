namespace Concord.Pipeline.Scoring;

/// <summary>The best of several scores.</summary>
internal static class LayerChoice
{
    /// <summary>The first of the best scores; NaN is never chosen; −1 where all are NaN.</summary>
    /// <param name="scores">One a layer.</param>
    /// <param name="higherIsBetter">Which way is best.</param>
    public static int Best(IEnumerable<double> scores, bool higherIsBetter = true)
    {
        int best = -1;
        double bestScore = double.NegativeInfinity; // with the sign that makes higher better
        int i = 0;
        foreach (double score in scores)
        {
            double signed = higherIsBetter ? score : -score;
            if (signed > bestScore)
            {
                (best, bestScore) = (i, signed);
            }

            i++;
        }

        return best;
    }
}
