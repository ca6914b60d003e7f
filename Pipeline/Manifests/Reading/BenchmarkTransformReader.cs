using Concord.Datasets;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads a transform of stimuli: <c>none</c>, a call such as <c>shift(dx=8, dy=0)</c>, a map of one name to its values, or a list of these, done one after another.</summary>
internal static class BenchmarkTransformReader
{
    private const string Key = "transform";

    /// <summary>The transform, or null with a finding.</summary>
    public static StimulusTransform? Read(YamlValue value, int seed, ReadingContext context)
    {
        try
        {
            return value switch
            {
                YamlSequence => Chain(context.Values.List(value, Key), seed, context),
                YamlMapping map => Call(map, seed, context),
                _ => context.Values.Text(value, Key) is { } text ? StimulusTransforms.Parse(text, seed) : null,
            };
        }
        catch (DatasetException mistake)
        {
            context.Log.Error(value.Position, Messages.BadTransform(mistake.Where, mistake.Found, mistake.Expected));
            return null;
        }
    }

    private static StimulusTransform? Chain(IReadOnlyList<YamlValue> items, int seed, ReadingContext context)
    {
        StimulusTransform[] steps = [.. items.Select(item => Read(item, seed, context)).OfType<StimulusTransform>()];
        return steps.Length == items.Count && steps.Length > 0 ? StimulusTransforms.Chain(steps) : null;
    }

    private static StimulusTransform? Call(YamlMapping map, int seed, ReadingContext context)
    {
        if (map.Entries is not [YamlEntry entry])
        {
            context.Log.Error(map.Position, Messages.OneTransform(map.Entries.Count));
            return null;
        }

        string name = entry.Key.Text;
        MapBinder? values = entry.Value is YamlScalar { IsNull: true } ? null : context.Values.Map(entry.Value, name);
        if (values is null && entry.Value is not YamlScalar { IsNull: true })
        {
            return null;
        }

        Dictionary<string, string> given = new(StringComparer.Ordinal);
        foreach (YamlEntry item in values?.Entries ?? [])
        {
            if (context.Values.Text(item.Value, item.Key.Text) is not { } text)
            {
                return null;
            }

            given[item.Key.Text] = text;
        }

        return StimulusTransforms.Make(name, given, seed);
    }
}
