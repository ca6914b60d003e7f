using System.Text;

namespace Concord.Pipeline.Storage;

/// <summary>Reads back the text of a <see cref="Fingerprint"/>.</summary>
internal static class FingerprintText
{
    /// <summary>The parts in their order; the lengths of lists, which come with their values, are left out.</summary>
    public static IEnumerable<(string Name, string? Value)> Parts(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0 && !line.AsSpan(0, colon).Contains('.'))
            {
                yield return (line[..colon], Unescape(line.AsSpan(colon + 2)));
            }
        }
    }

    private static string? Unescape(ReadOnlySpan<char> value)
    {
        if (value is "∅")
        {
            return null;
        }

        StringBuilder text = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            text.Append(value[i] != '\\' || i + 1 == value.Length ? value[i] : value[++i] == 'n' ? '\n' : value[i]);
        }

        return text.ToString();
    }
}
