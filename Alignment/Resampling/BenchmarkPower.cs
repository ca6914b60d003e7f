namespace Concord.Alignment.Resampling;

/// <summary>How many pairs of models a benchmark tells apart: what its table can say at all.</summary>
/// <remarks>
/// Stated beside <see cref="RankSets"/>: few separated pairs with many models mean that the order of the table is mostly chance. An undefined pair counts as a pair that is not separated.
/// It says nothing about models that are not in the table.
/// </remarks>
/// <param name="Pairs">Pairs of models.</param>
/// <param name="ByRankSets">Pairs whose simultaneous interval excludes 0.</param>
/// <param name="ByHolm">Pairs with Holm's p at most 1 − level.</param>
/// <param name="ByBenjaminiHochberg">Pairs with Benjamini and Hochberg's p at most 1 − level.</param>
/// <param name="Note">Where the draws are too few for any pair to pass after Holm's adjustment; null otherwise.</param>
public sealed record BenchmarkPower(int Pairs, int ByRankSets, int ByHolm, int ByBenjaminiHochberg, string? Note)
{
    /// <summary>The share of pairs that is separated by rank sets: 0 … 1; NaN with fewer than two models.</summary>
    public double Share => (double)ByRankSets / Pairs;

    /// <summary>Counts the pairs of a table.</summary>
    /// <param name="comparisons">From <see cref="PairwiseComparisons"/>.</param>
    /// <param name="draws">Number of draws behind each p.</param>
    /// <param name="level">1 − level is the largest p that separates.</param>
    public static BenchmarkPower Of(IReadOnlyList<PairwiseComparison> comparisons, int draws, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        double alpha = 1 - level;
        double least = 2.0 / (draws + 1) * comparisons.Count;
        return new BenchmarkPower(
            comparisons.Count,
            comparisons.Count(pair => pair.IsSeparated),
            comparisons.Count(pair => pair.HolmP <= alpha),
            comparisons.Count(pair => pair.BenjaminiHochbergP <= alpha),
            least > alpha ? $"{draws} draws cannot separate any of {comparisons.Count} pairs by Holm: the smallest p is {2.0 / (draws + 1):0.0e+0}" : null);
    }
}
