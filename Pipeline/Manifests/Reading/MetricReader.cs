using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads one metric: a bare word, or a map of the metric's name to its options with <c>ceiling</c> and <c>normalization</c> beside it.</summary>
internal static class MetricReader
{
    public static MetricSpec? Read(YamlValue item, DatasetView? view, ReadingContext context)
    {
        if (item is YamlScalar { IsNull: false } word)
        {
            return Find(word, context) is { } bare ? Spec(bare, null, null, null, item.Position, view, context) : null;
        }

        if (context.Values.Map(item, "a metric") is not { } map)
        {
            return null;
        }

        YamlValue? ceiling = map.Take("ceiling");
        YamlValue? normalization = map.Take("normalization");
        YamlEntry[] others = [.. map.Entries.Where(entry => entry.Key.Text is not ("ceiling" or "normalization"))];
        YamlEntry[] named = [.. others.Where(entry => context.Vocabulary.MetricEntries.Any(known => known.Id == entry.Key.Text))];
        if (named.Length > 1)
        {
            context.Log.Error(named[1].Key.Position, Messages.SeveralMetrics(named[0].Key.Text, named[1].Key.Text));
            return null;
        }

        if (named.Length == 0)
        {
            if (others.Length == 0)
            {
                context.Log.Error(map.Position, Messages.NoMetricName(Ids(context)));
                return null;
            }

            Find(others[0].Key, context);
            return null;
        }

        MetricEntry entry = Find(named[0].Key, context)!;
        YamlValue? options = map.Take(entry.Id);
        map.Done("a metric");
        return Spec(entry, options, ceiling, normalization, map.Position, view, context);
    }

    private static MetricSpec Spec(
        MetricEntry entry, YamlValue? written, YamlValue? ceiling, YamlValue? normalization, SourcePosition at, DatasetView? view, ReadingContext context)
    {
        int findings = context.Log.Count;
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        MapBinder? map = written is null or YamlScalar { IsNull: true } ? null : context.Values.Map(written, entry.Id);
        foreach (MetricOption option in entry.Options)
        {
            options[option.Name] = (map?.Take(option.Name) is { } value ? OptionReader.Read(value, option, context) : null) ?? OptionReader.Default(option, view);
        }

        map?.Done(entry.Id);
        string firstCeiling = entry.Ceilings.FirstOrDefault(known => view is null ? known == "none" : view.Supplies(known)) ?? "none";
        MetricSpec spec = new()
        {
            Entry = entry,
            Options = options,
            Ceiling = (ceiling is null ? null : context.Values.Word(ceiling, "ceiling", entry.Ceilings)) ?? firstCeiling,
            Normalization = (normalization is null ? null : context.Values.Word(normalization, "normalization", entry.Normalizations)) ?? entry.Normalizations[0],
            Position = at,
        };
        return spec with { IsUnreadable = context.Log.Count > findings };
    }

    private static MetricEntry? Find(YamlScalar word, ReadingContext context)
    {
        MetricEntry? entry = context.Vocabulary.MetricEntries.FirstOrDefault(known => known.Id == word.Text);
        if (entry is null)
        {
            context.Log.Error(word.Position, Messages.Unknown("metric", word.Text, Ids(context)));
        }

        return entry;
    }

    private static IReadOnlyList<string> Ids(ReadingContext context) => [.. context.Vocabulary.MetricEntries.Select(entry => entry.Id)];
}
