namespace Concord.Pipeline.Scoring;

/// <summary>The best of several scores.</summary>
internal static class LayerChoice
{
    /// <summary>The first of the highest scores; NaN is never chosen; −1 where all are NaN.</summary>
    public static int Best(IEnumerable<double> scores)
    {
        int best = -1;
        double bestScore = double.NegativeInfinity;
        int i = 0;
        foreach (double score in scores)
        {
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }

            i++;
        }

        return best;
    }
}
