namespace Concord.Models.Weights;

/// <summary>Edit distance between names, for "did you mean".</summary>
internal static class NameDistance
{
    /// <summary>Fewest insertions, deletions and replacements of one character that turn one text into the other (Levenshtein 1966). Cost: product of the lengths.</summary>
    public static int Between(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }

    /// <summary>The candidate nearest to a name: one within half the name's length (at least 3), those preferred first among equals; null when none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates, Func<string, bool> preferred)
    {
        int limit = Math.Max(3, name.Length / 2);
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
            .Select(candidate => (Candidate: candidate, Distance: Between(name, candidate)))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance).ThenBy(pair => preferred(pair.Candidate) ? 0 : 1)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
    }
}
