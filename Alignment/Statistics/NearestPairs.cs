namespace Concord.Alignment.Statistics;

/// <summary>Matches the members of two groups that are alike in one property, each used once.</summary>
/// <remarks>
/// Nearest pair first, without replacement: of all pairs no farther apart than the calliper the closest is taken, its members leave, and so on; equal distances by index.
/// What is left over has no partner within the calliper that is still free. Not the pairing of the least total distance, but no pair is worse than another that was open to it.
/// Source: Rubin 1973, doi:10.2307/2529684; Austin 2011, doi:10.1002/pst.433, for the calliper.
/// </remarks>
public static class NearestPairs
{
    /// <summary>The pairs, nearest first.</summary>
    /// <param name="first">(n₁) the property; NaN has no partner.</param>
    /// <param name="second">(n₂).</param>
    /// <param name="calliper">The largest distance, 0 or more.</param>
    public static IReadOnlyList<(int First, int Second)> Match(IReadOnlyList<double> first, IReadOnlyList<double> second, double calliper)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfNegative(calliper);
        var near = from i in Enumerable.Range(0, first.Count)
                   from j in Enumerable.Range(0, second.Count)
                   let distance = Math.Abs(first[i] - second[j])
                   where distance <= calliper
                   orderby distance, i, j
                   select (First: i, Second: j);
        var usedFirst = new bool[first.Count];
        var usedSecond = new bool[second.Count];
        List<(int First, int Second)> pairs = [];
        foreach ((int i, int j) in near)
        {
            if (!usedFirst[i] && !usedSecond[j])
            {
                (usedFirst[i], usedSecond[j]) = (true, true);
                pairs.Add((i, j));
            }
        }

        return pairs;
    }
}
