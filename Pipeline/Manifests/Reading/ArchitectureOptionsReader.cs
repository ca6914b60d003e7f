using Concord.Models.Catalogue;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>options:</c>, mechanisms of an architecture at other values than its own.</summary>
internal static class ArchitectureOptionsReader
{
    /// <summary>Those at other values than the architecture's own, in its order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(MapBinder model, ModelSource source, string owner, ReadingContext context)
    {
        if (model.Map("options") is not { } map)
        {
            return [];
        }

        if (source is ActivationsSource or DatasetSource)
        {
            context.Log.Error(map.Position, Messages.OnlyForNetworks("options", owner));
            return [];
        }

        if (source is not NetworkSource network || !context.Vocabulary.ArchitectureIds.Contains(network.Architecture))
        {
            return [];
        }

        IReadOnlyList<ArchitectureOption> known = context.Vocabulary.OptionsOf(network.Architecture);
        if (known.Count == 0)
        {
            context.Log.Error(map.Position, Messages.HasNone($"architecture '{network.Architecture}'", "options"));
            return [];
        }

        Dictionary<string, string> chosen = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in map.Entries)
        {
            if (known.FirstOrDefault(option => option.Name == entry.Key.Text) is not { } option)
            {
                context.Log.Error(entry.Key.Position, Messages.Unknown("option", entry.Key.Text, [.. known.Select(one => one.Name)], network.Architecture));
            }
            else if (context.Values.Word(entry.Value, option.Name, option.Values) is { } value)
            {
                chosen[option.Name] = value;
            }
        }

        return Canonical(known, chosen);
    }

    /// <summary>In the architecture's order, those at its own value left out unless that is a statement.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Canonical(IReadOnlyList<ArchitectureOption> known, IReadOnlyDictionary<string, string> chosen) =>
        [.. known.Where(option => chosen.TryGetValue(option.Name, out string? value) && option.IsNamed(value)).Select(option => KeyValuePair.Create(option.Name, chosen[option.Name]))];
}
