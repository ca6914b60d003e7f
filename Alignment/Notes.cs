namespace Concord.Alignment;

/// <summary>Joins notes in one line.</summary>
internal static class Notes
{
    /// <summary>The notes that say something, each once, parted by semicolons; null when none does.</summary>
    public static string? Join(params IEnumerable<string?> notes)
    {
        string[] said = notes.OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return said.Length == 0 ? null : string.Join("; ", said);
    }
}
