namespace Concord.Models.Catalogue;

/// <summary>An architecture with options: <c>vit-tiny-32[attention=shared;positions=none]</c>.</summary>
internal static class ArchitectureName
{
    /// <summary>The name without options, and the options in the order given.</summary>
    /// <exception cref="ModelException">The brackets do not hold name=value pairs.</exception>
    public static (string Base, IReadOnlyList<(string Name, string Value)> Options) Split(string id)
    {
        int open = id.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return (id, []);
        }

        string[] pairs = id.EndsWith(']') ? id[(open + 1)..^1].Split(';', StringSplitOptions.TrimEntries) : [];
        (string, string)[] options = [.. pairs.Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1]))];
        return options.Length == pairs.Length && options.Length > 0
            ? (id[..open], options)
            : throw new ModelException($"architecture '{id}'", "options that cannot be read", "NAME[option=value;option=value]", "Write each option as name=value, divided by semicolons.");
    }

    /// <summary>The entry with options, under its canonical name: options in the entry's own order, those at their own value left out unless that is a statement.</summary>
    /// <exception cref="ModelException">An option or a value is unknown, or an option is given twice.</exception>
    public static ArchitectureEntry Vary(ArchitectureEntry entry, IReadOnlyList<(string Name, string Value)> options)
    {
        Dictionary<string, string> chosen = new(StringComparer.Ordinal);
        foreach ((string name, string value) in options)
        {
            ArchitectureOption? option = entry.Options.FirstOrDefault(known => known.Name == name);
            if (option is null)
            {
                throw new ModelException($"architecture '{entry.Id}'", $"option '{name}'", "an option of the architecture", entry.Options.Count == 0 ? "It has none." : NearestName.Suggest(name, [.. entry.Options.Select(known => known.Name)]));
            }

            if (!option.Values.Contains(value))
            {
                throw new ModelException($"architecture '{entry.Id}', option '{name}'", $"'{value}'", "a value of the option", NearestName.Suggest(value, option.Values));
            }

            if (!chosen.TryAdd(name, value))
            {
                throw new ModelException($"architecture '{entry.Id}', option '{name}'", "given twice", "each option once", "Take one out.");
            }
        }

        (string Name, string Value)[] kept = [.. entry.Options.Where(option => chosen.TryGetValue(option.Name, out string? value) && option.IsNamed(value)).Select(option => (option.Name, chosen[option.Name]))];
        return kept.Length == 0 || entry.WithOptions is null
            ? entry
            : entry.WithOptions(kept.ToDictionary(pair => pair.Name, pair => pair.Value)) with { Id = $"{entry.Id}[{string.Join(';', kept.Select(pair => $"{pair.Name}={pair.Value}"))}]", PublishedParameters = null, Classes = entry.Classes };
    }
}
