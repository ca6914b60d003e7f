namespace Concord.Pipeline.Manifests;

/// <summary>The nearest known name to one that is not known.</summary>
public static class Suggestions
{
    private const int LargestDistance = 3;
    private const int LongestWord = 200;

    /// <summary>The nearest name, or null where none is near.</summary>
    /// <remarks>
    /// Near is a <see cref="Distance"/> of at most 3 and less than half the longer word, or one word beginning with the other where the
    /// shorter has three letters or more. The smallest distance wins; then the nearest letters (layer5 is nearer to layer4 than to layer1);
    /// then the order of <paramref name="known"/>.
    /// </remarks>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        word.Length > LongestWord
            ? null
            : known
                .Select(candidate => (Name: candidate, Distance: Distance(word, candidate)))
                .Where(near => IsNear(near.Distance, word, near.Name) || IsPrefix(word, near.Name))
                .OrderBy(near => near.Distance)
                .ThenBy(near => LetterGap(word, near.Name))
                .Select(near => near.Name)
                .FirstOrDefault();

    /// <summary>Edits that turn one word into the other, case ignored: letters put in, left out, replaced, or two neighbours exchanged.</summary>
    /// <remarks>Damerau 1964, doi:10.1145/363958.363994, in the restricted form: no letter is edited twice.</remarks>
    public static int Distance(string left, string right)
    {
        int[,] edits = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }

                int replaced = edits[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                edits[i, j] = Math.Min(replaced, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
                }
            }
        }

        return edits[left.Length, right.Length];
    }

    /// <summary>The names with commas; where there are more than twelve, the first twelve and how many more.</summary>
    public static string List(IReadOnlyCollection<string> known)
    {
        const int Shown = 12;
        return known.Count == 0 ? "none"
            : known.Count <= Shown + 1 ? string.Join(", ", known)
            : $"{string.Join(", ", known.Take(Shown))} and {known.Count - Shown} more";
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);

    private static bool IsNear(int distance, string left, string right) =>
        distance <= LargestDistance && 2 * distance < Math.Max(left.Length, right.Length);

    private static int LetterGap(string left, string right) =>
        left.Length == right.Length ? left.Zip(right, (a, b) => Math.Abs(a - b)).Sum() : int.MaxValue;

    private static bool IsPrefix(string left, string right)
    {
        (string shorter, string longer) = left.Length <= right.Length ? (left, right) : (right, left);
        return shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase);
    }
}
