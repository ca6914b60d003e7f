using Concord.Alignment.Resampling;

namespace Concord.Alignment.Ceilings;

/// <summary>Subsets of subjects of one size: all of them, or as many different ones as are asked for, drawn with a seed.</summary>
internal static class SubjectSubsets
{
    /// <summary>Chooses subsets.</summary>
    /// <param name="pool">Subjects to choose from.</param>
    /// <param name="size">1 … number of subjects.</param>
    /// <param name="most">The most subsets; null for all.</param>
    /// <param name="random">Used only where there are more than <paramref name="most"/>.</param>
    /// <returns>(subsets)(size), each in rising order.</returns>
    public static IReadOnlyList<int[]> Choose(int[] pool, int size, int? most, StableRandom random)
    {
        if (most is not { } limit || Count(pool.Length, size) <= limit)
        {
            return [.. All(pool, size)];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var chosen = new List<int[]>();
        while (chosen.Count < limit)
        {
            int[] subset = [.. random.Permutation(pool.Length)[..size].Order().Select(k => pool[k])];
            if (seen.Add(string.Join(' ', subset)))
            {
                chosen.Add(subset);
            }
        }

        return chosen;
    }

    private static IEnumerable<int[]> All(int[] pool, int size)
    {
        if (size == 0)
        {
            return [[]];
        }

        return from first in Enumerable.Range(0, pool.Length - size + 1)
               from rest in All(pool[(first + 1)..], size - 1)
               select (int[])[pool[first], .. rest];
    }

    private static double Count(int n, int size) => Enumerable.Range(1, size).Aggregate(1.0, (count, k) => count * (n - size + k) / k);
}
