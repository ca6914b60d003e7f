using Concord.Alignment.Statistics;

namespace Concord.Alignment.Resampling;

/// <summary>Every pair of models of a table, from draws that all models share.</summary>
/// <remarks>
/// Differences are taken draw by draw, so that what the resampled stimuli do to both models cancels (<see cref="PairedDifference"/>); p values are adjusted over the family of all pairs.
/// A difference is first less second, whichever direction is better. A pair with an undefined score or without a defined draw is undefined and no member of the family.
/// Cost: models² × draws × log draws.
/// </remarks>
public static class PairwiseComparisons
{
    /// <summary>All pairs, ordered by first and then by second model.</summary>
    /// <param name="scores">(models); NaN where undefined.</param>
    /// <param name="draws">(models × draws), draw b the same resample for every model; NaN where undefined.</param>
    /// <param name="level">Of the intervals and of the simultaneous separation.</param>
    /// <returns>(models·(models − 1)/2).</returns>
    public static IReadOnlyList<PairwiseComparison> Compute(IReadOnlyList<double> scores, IReadOnlyList<double[]> draws, double level = 0.95)
    {
        bool[,] separated = RankSets.Separated(scores, draws, level);
        (int First, int Second)[] pairs = Enumerable.Range(0, scores.Count).SelectMany(a => Enumerable.Range(a + 1, scores.Count - a - 1).Select(b => (a, b))).ToArray();
        PairedDifference[] differences = Array.ConvertAll(pairs, pair => PairedDifference.Compute(scores[pair.First], scores[pair.Second], draws[pair.First], draws[pair.Second], level));
        double[] p = Array.ConvertAll(differences, difference => double.IsNaN(difference.Difference) ? double.NaN : difference.PValue);
        double[] holm = Holm.Adjust(p);
        double[] falseDiscovery = BenjaminiHochberg.Adjust(p);
        return pairs.Select((pair, k) => new PairwiseComparison(pair.First, pair.Second, differences[k], holm[k], falseDiscovery[k], separated[pair.First, pair.Second])).ToArray();
    }
}
