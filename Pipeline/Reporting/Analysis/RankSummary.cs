using Concord.Alignment.Resampling;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>Rank confidence sets of one table, and how many pairs of models it tells apart.</summary>
/// <param name="Sets">One set a model, in the order given.</param>
/// <param name="PairCount">Pairs of models.</param>
/// <param name="SeparatedPairs">Pairs whose difference excludes zero, all pairs considered together.</param>
/// <param name="DrawCount">Draws used.</param>
public sealed record RankSummary(IReadOnlyList<RankSet> Sets, int PairCount, int SeparatedPairs, int DrawCount)
{
    /// <summary>Draws below which nothing is said.</summary>
    public const int FewestDraws = 100;

    /// <summary>The sets by <see cref="RankSets"/>; null with fewer than two models or <see cref="FewestDraws"/> draws.</summary>
    /// <param name="scores">(models) finite scores.</param>
    /// <param name="draws">(models) of (draws); draw b is the same resample for every model; NaN where undefined. Longer ones are cut to the shortest.</param>
    /// <param name="higherIsBetter">The direction.</param>
    public static RankSummary? Compute(IReadOnlyList<double> scores, IReadOnlyList<double[]> draws, bool higherIsBetter)
    {
        int drawCount = draws.Count == 0 ? 0 : draws.Min(values => values.Length);
        if (scores.Count < 2 || drawCount < FewestDraws)
        {
            return null;
        }

        IReadOnlyList<RankSet> sets = RankSets.Compute(scores, [.. draws.Select(values => values.Length == drawCount ? values : values[..drawCount])], higherIsBetter);

        // Each separated pair raises the best rank of exactly one model by one.
        return new RankSummary(sets, scores.Count * (scores.Count - 1) / 2, sets.Sum(set => set.Best - 1), drawCount);
    }

    /// <summary>A set in words: <c>3</c> or <c>2–4</c>.</summary>
    public static string Text(RankSet set) => set.Best == set.Worst ? $"{set.Best}" : $"{set.Best}–{set.Worst}";
}
