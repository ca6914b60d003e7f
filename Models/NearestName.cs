namespace Concord.Models;

/// <summary>The known name closest to a mistyped one.</summary>
internal static class NearestName
{
    /// <summary>A sentence for an error message: the nearest name by edit distance, then the known ones.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="known">The names that exist, in their own order; at least one.</param>
    public static string Suggest(string name, IReadOnlyList<string> known)
        => $"Did you mean '{Of(name, known)}'? Known: {string.Join(", ", known)}";

    /// <summary>The name of smallest edit distance (Levenshtein 1966); the first on a tie.</summary>
    public static string Of(string name, IReadOnlyList<string> known) => known.MinBy(candidate => Distance(name, candidate))!;

    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
