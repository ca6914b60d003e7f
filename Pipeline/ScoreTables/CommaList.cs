namespace Concord.Pipeline.ScoreTables;

/// <summary>Names with commas between them, as they are typed: a comma within brackets belongs to the name, as in <c>rsa(correlation,spearman)</c>.</summary>
internal static class CommaList
{
    /// <summary>The names, blanks around them left out; an empty one stays.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> names = [];
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth = text[i] switch { '(' or '[' or '{' => depth + 1, ')' or ']' or '}' => Math.Max(0, depth - 1), _ => depth };
            if (text[i] == ',' && depth == 0)
            {
                names.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        return [.. names, text[start..].Trim()];
    }

    /// <summary>The names without empty ones.</summary>
    public static IReadOnlyList<string> Names(string text) => [.. Split(text).Where(name => name.Length > 0)];
}
