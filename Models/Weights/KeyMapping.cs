namespace Concord.Models.Weights;

/// <summary>How the keys of a file become the keys of an architecture: prefixes are stripped, then leading parts are renamed.</summary>
/// <param name="Strip">Prefixes taken off each key that carries them, one after another in this order, such as <c>module.</c> (DataParallel) or <c>model.</c>.</param>
/// <param name="Renames">Leading parts to replace, each key by the first that fits; an exact key is a leading part too.</param>
public sealed record KeyMapping(IReadOnlyList<string> Strip, IReadOnlyList<KeyRename> Renames)
{
    /// <summary>Wrappers whose prefix <see cref="ForCommonPrefixes"/> takes off: DataParallel, Lightning and timm wrappers, torch.compile.</summary>
    public static IReadOnlyList<string> KnownPrefixes { get; } = ["module.", "model.", "net.", "_orig_mod."];

    /// <summary>Keys as they are.</summary>
    public static KeyMapping None { get; } = new([], []);

    /// <summary>The known prefixes that every key carries, from the outside in; <see cref="None"/> where there is none.</summary>
    /// <param name="keys">Keys of the file.</param>
    /// <param name="expected">Keys of the architecture: a prefix that one of them carries itself is left alone. Null: none is known.</param>
    public static KeyMapping ForCommonPrefixes(IEnumerable<string> keys, IEnumerable<string>? expected = null)
    {
        List<string> rest = [.. keys];
        List<string> own = [.. expected ?? []];
        List<string> stripped = [];
        while (rest.Count > 0
            && KnownPrefixes.FirstOrDefault(prefix => rest.TrueForAll(key => key.StartsWith(prefix, StringComparison.Ordinal)) && !own.Exists(key => key.StartsWith(prefix, StringComparison.Ordinal))) is { } found)
        {
            stripped.Add(found);
            rest = [.. rest.Select(key => key[found.Length..])];
        }

        return stripped.Count == 0 ? None : new KeyMapping(stripped, []);
    }

    /// <summary>The architecture's key for a key of the file.</summary>
    public string Map(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        foreach (string prefix in Strip)
        {
            key = key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : key;
        }

        KeyRename? rename = Renames.FirstOrDefault(rename => key.StartsWith(rename.From, StringComparison.Ordinal));
        return rename is null ? key : rename.To + key[rename.From.Length..];
    }

    /// <summary>A dictionary under the mapped keys, in the same order; the values are the same objects.</summary>
    /// <typeparam name="T">Tensors or shapes.</typeparam>
    /// <exception cref="WeightsException">Two keys become the same.</exception>
    public IReadOnlyDictionary<string, T> Apply<T>(IReadOnlyDictionary<string, T> entries, string file)
    {
        ArgumentNullException.ThrowIfNull(entries);
        OrderedDictionary<string, T> mapped = new(StringComparer.Ordinal);
        foreach ((string key, T value) in entries)
        {
            if (!mapped.TryAdd(Map(key), value))
            {
                throw WeightsMessages.KeysCollide(file, key, Map(key));
            }
        }

        return mapped;
    }
}
