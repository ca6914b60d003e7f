namespace Concord.Alignment.Resampling;

/// <summary>Tests of a difference of means by rearranging the data: no distribution is assumed.</summary>
/// <remarks>
/// Two-sided: p = 2 min(P(T* ≥ T), P(T* ≤ T)), at most 1. All rearrangements are listed where there are no more of them than permutations asked for, and then p is exact;
/// otherwise rearrangements are drawn and the data count as one of them, (k + 1)/(n + 1) on each side, so that p is never 0 (Phipson &amp; Smyth 2010, doi:10.2202/1544-6115.1585).
/// Statistics closer than 1e-12 of the mean absolute value are equal: sums in another order differ in their last bits. Values that are not finite make the test undefined.
/// Source: Fisher 1935; Pitman 1937, doi:10.2307/2984124; <c>scipy.stats.permutation_test</c>.
/// </remarks>
public static class PermutationTest
{
    /// <summary>Whether paired differences have mean 0: their signs are exchanged.</summary>
    /// <param name="differences">(pairs), 1 or more.</param>
    /// <param name="seed">Written with the result; unused where the test is exact.</param>
    /// <param name="permutations">The most rearrangements to look at.</param>
    /// <returns>Statistic: the mean difference.</returns>
    public static PermutationResult SignFlip(IReadOnlyList<double> differences, long seed, int permutations = 9999)
    {
        ArgumentNullException.ThrowIfNull(differences);
        double[] values = [.. differences];
        if (values.Length == 0 || !Require.AreFinite<double>(values))
        {
            return Undefined("no pairs, or a difference that is not finite");
        }

        bool isExact = values.Length < 31 && 1L << values.Length <= permutations;
        IEnumerable<double> means = isExact ? AllSigns(values) : DrawnSigns(values, seed, permutations);
        return Result(values.Average(), means, isExact, values.Average(Math.Abs));
    }

    /// <summary>Whether two groups have the same mean: their members are exchanged.</summary>
    /// <param name="first">(members), 1 or more.</param>
    /// <param name="second">(members), 1 or more.</param>
    /// <param name="seed">Written with the result; unused where the test is exact.</param>
    /// <param name="permutations">The most rearrangements to look at.</param>
    /// <returns>Statistic: the first mean less the second.</returns>
    public static PermutationResult Groups(IReadOnlyList<double> first, IReadOnlyList<double> second, long seed, int permutations = 9999)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double[] all = [.. first, .. second];
        if (first.Count == 0 || second.Count == 0 || !Require.AreFinite<double>(all))
        {
            return Undefined("an empty group, or a value that is not finite");
        }

        bool isExact = Arrangements.Combinations(all.Length, first.Count) <= permutations;
        IEnumerable<int[]> chosen = isExact
            ? Arrangements.AllCombinations(all.Length, first.Count)
            : Enumerable.Range(0, permutations).Select(k => new StableRandom(seed, k).Permutation(all.Length)[..first.Count]);
        double total = all.Sum();
        double Difference(double sum) => (sum / first.Count) - ((total - sum) / second.Count);
        return Result(Difference(first.Sum()), chosen.Select(members => Difference(members.Sum(member => all[member]))), isExact, all.Average(Math.Abs));
    }

    private static IEnumerable<double> AllSigns(double[] values)
    {
        for (long signs = 0; signs < 1L << values.Length; signs++)
        {
            double sum = 0;
            for (int k = 0; k < values.Length; k++)
            {
                sum += (signs >> k & 1) == 0 ? values[k] : -values[k];
            }

            yield return sum / values.Length;
        }
    }

    private static IEnumerable<double> DrawnSigns(double[] values, long seed, int permutations)
    {
        for (int draw = 0; draw < permutations; draw++)
        {
            var random = new StableRandom(seed, draw);
            double sum = 0;
            ulong signs = 0;
            for (int k = 0; k < values.Length; k++)
            {
                signs = k % 64 == 0 ? random.NextUInt64() : signs >> 1;
                sum += (signs & 1) == 0 ? values[k] : -values[k];
            }

            yield return sum / values.Length;
        }
    }

    private static PermutationResult Result(double observed, IEnumerable<double> statistics, bool isExact, double scale)
    {
        double tolerance = 1e-12 * scale;
        int own = isExact ? 0 : 1; // a listed rearrangement is the data themselves; among drawn ones they are added
        int low = own;
        int high = own;
        int count = 0;
        foreach (double statistic in statistics)
        {
            low += statistic <= observed + tolerance ? 1 : 0;
            high += statistic >= observed - tolerance ? 1 : 0;
            count++;
        }

        return new PermutationResult(observed, Math.Min(1, 2.0 * Math.Min(low, high) / (count + own)), count, isExact);
    }

    private static PermutationResult Undefined(string reason) => new(double.NaN, double.NaN, 0, false, reason);
}
