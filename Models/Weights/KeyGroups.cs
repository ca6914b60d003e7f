namespace Concord.Models.Weights;

/// <summary>Keys in few words: by their first parts, with their number.</summary>
internal static class KeyGroups
{
    private const int Most = 12;

    /// <summary>One text a group, such as <c>'module.attacker.' (320 tensors)</c>.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="prefix">A group is the shortest beginning of its keys, up to a dot or slash, that is not one of this text's too.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> keys, string prefix)
    {
        OrderedDictionary<string, int> groups = new(StringComparer.Ordinal);
        foreach (string key in keys)
        {
            int end = 0;
            do
            {
                int next = key.AsSpan(end).IndexOfAny('.', '/');
                end = next < 0 ? key.Length : end + next + 1;
            }
            while (end < key.Length && prefix.StartsWith(key[..end], StringComparison.Ordinal));

            groups[key[..end]] = groups.GetValueOrDefault(key[..end]) + 1;
        }

        IEnumerable<string> lines = groups.Take(Most).Select(group => $"'{group.Key}' ({group.Value} {(group.Value == 1 ? "tensor" : "tensors")})");
        return [.. lines, .. groups.Count > Most ? (string[])[$"{groups.Count - Most} further groups"] : []];
    }
}
