using System.Globalization;
using System.Text;

namespace Concord.Pipeline.Reporting.Wording;

/// <summary>Names that others chose, made safe to look at: control and bidirectional-override characters shown as U+XXXX, long names elided in the middle.</summary>
public static class NameText
{
    /// <summary>The longest name that is shown whole, in characters.</summary>
    public const int Longest = 60;

    /// <summary>The name with every control, format, surrogate-half and override character written as its code point.</summary>
    public static string Visible(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return string.Empty;
        }

        var text = new StringBuilder(name.Length);
        foreach (Rune rune in name.EnumerateRunes())
        {
            text.Append(Visible(rune));
        }

        return text.ToString();
    }

    /// <summary>The character itself, or its code point where it would not be seen or would turn the text round.</summary>
    internal static string Visible(Rune rune)
    {
        bool hidden = rune.Value is 0xFFFD || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
        return hidden ? "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture) : rune.ToString();
    }

    /// <summary>The visible name, elided in the middle when it is longer than <paramref name="longest"/> characters.</summary>
    public static string Short(string? name, int longest = Longest)
    {
        string visible = Visible(name);
        if (visible.Length <= longest)
        {
            return visible;
        }

        int head = (longest - 1) / 2;
        int tail = longest - 1 - head;
        int start = visible.Length - tail;
        if (char.IsHighSurrogate(visible[head - 1]))
        {
            head--;
        }

        if (char.IsLowSurrogate(visible[start]))
        {
            start++;
        }

        return string.Concat(visible.AsSpan(0, head), "…", visible.AsSpan(start));
    }

    /// <summary>Names as a list in prose: "a, b and c"; past <paramref name="most"/> the rest is counted.</summary>
    public static string List(IReadOnlyList<string> names, int most = 4)
    {
        if (names.Count == 0)
        {
            return "none";
        }

        if (names.Count > most)
        {
            return string.Join(", ", names.Take(most - 1).Select(name => Short(name))) + $" and {names.Count - most + 1} more";
        }

        return names.Count == 1 ? Short(names[0]) : string.Join(", ", names.Take(names.Count - 1).Select(name => Short(name))) + " and " + Short(names[^1]);
    }
}
