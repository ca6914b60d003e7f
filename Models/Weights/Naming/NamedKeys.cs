namespace Concord.Models.Weights.Naming;

/// <summary>A file's keys after a <see cref="SchemeChain"/>.</summary>
/// <param name="Sources">The file's keys by the architecture's; several where a rule joins them, none for those that are dropped.</param>
/// <param name="Wrapper">How training code had packed the network; null where it had not.</param>
/// <param name="Scheme">Whose names they were; null for the architecture's own.</param>
internal sealed record NamedKeys(IReadOnlyDictionary<string, IReadOnlyList<string>> Sources, NamingScheme? Wrapper, NamingScheme? Scheme)
{
    /// <summary>What was left out on purpose, one sentence a group.</summary>
    /// <param name="keys">The file's keys.</param>
    public IEnumerable<string> Dropped(IReadOnlyCollection<string> keys)
    {
        HashSet<string> used = new(Sources.Values.SelectMany(list => list), StringComparer.Ordinal);
        string schemes = string.Join(", ", new[] { Wrapper?.Id, Scheme?.Id }.OfType<string>());
        return KeyGroups.Of(keys.Where(key => !used.Contains(key)), "").Select(group => $"{group}: no part in inference ({schemes})");
    }
}
