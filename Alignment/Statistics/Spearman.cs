namespace Concord.Alignment.Statistics;

/// <summary>Spearman's rank correlation: Pearson's of the midranks.</summary>
/// <remarks>Undefined as <see cref="Pearson"/>. Source: Spearman 1904, doi:10.2307/1412159; <c>scipy.stats.spearmanr</c>.</remarks>
public static class Spearman
{
    /// <summary>The rank correlation of two vectors of equal length.</summary>
    /// <param name="x">n values.</param>
    /// <param name="y">n values, paired by position.</param>
    /// <returns>−1 … 1, higher is better; NaN with a note when undefined.</returns>
    public static Scored Compute(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.SameLength(x.Length, y.Length);
        return Require.AnyNotFinite(x) || Require.AnyNotFinite(y)
            ? Scored.Undefined("a value is NaN or infinite")
            : Pearson.Compute(Ranks.Midranks(x), Ranks.Midranks(y));
    }
}
