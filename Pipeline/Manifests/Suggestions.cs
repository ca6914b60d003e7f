namespace Concord.Pipeline.Manifests;

/// <summary>The nearest known name to one that is not known.</summary>
public static class Suggestions
{
    private const int LargestDistance = 3;
    private const int LongestWord = 200;

    /// <summary>The nearest name, or null where none is near.</summary>
    /// <remarks>
    /// Near is an edit distance (Levenshtein, case ignored) of at most 3 and less than half the longer word, or one word
    /// beginning with the other where the shorter has three letters or more. The smallest distance wins, then the order of <paramref name="known"/>.
    /// </remarks>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string? best = null;
        if (word.Length > LongestWord)
        {
            return best;
        }

        int bestDistance = int.MaxValue;
        foreach (string candidate in known)
        {
            int distance = Distance(word, candidate);
            bool near = distance <= LargestDistance && 2 * distance < Math.Max(word.Length, candidate.Length);
            if ((near || IsPrefix(word, candidate)) && distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>Levenshtein's distance, case ignored: insertions, deletions and replacements that turn one word into the other.</summary>
    public static int Distance(string left, string right)
    {
        int[] previous = [.. Enumerable.Range(0, right.Length + 1)];
        int[] current = new int[right.Length + 1];
        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = previous[j - 1] + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }

    /// <summary>The names with commas; where there are more than twelve, the first twelve and how many more.</summary>
    public static string List(IReadOnlyCollection<string> known)
    {
        const int Shown = 12;
        return known.Count == 0 ? "none"
            : known.Count <= Shown + 1 ? string.Join(", ", known)
            : $"{string.Join(", ", known.Take(Shown))} and {known.Count - Shown} more";
    }

    private static bool IsPrefix(string left, string right)
    {
        (string shorter, string longer) = left.Length <= right.Length ? (left, right) : (right, left);
        return shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase);
    }
}
