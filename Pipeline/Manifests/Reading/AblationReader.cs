using System.Globalization;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>ablate:</c>: heads, units, positions. Whether the network has them is checked later.</summary>
internal static class AblationReader
{
    private const int LargestUnit = 100_000_000;

    public static AblationText? Read(MapBinder model, ModelSource source, string owner, int seed, ReadingContext context)
    {
        if (model.Take("ablate") is not { } value)
        {
            return null;
        }

        if (source is ActivationsSource or DatasetSource)
        {
            context.Log.Error(value.Position, Messages.OnlyForNetworks("ablate", owner));
            return null;
        }

        return Read(value, seed, context);
    }

    /// <summary>The lesion, or null where it cannot be read (a finding).</summary>
    public static AblationText? Read(YamlValue value, int seed, ReadingContext context)
    {
        if (context.Values.Map(value, "ablate") is not { } map)
        {
            return null;
        }

        HeadText[] heads = [.. map.List("heads").Select(item => Head(item, context)).OfType<HeadText>().Distinct()];
        YamlEntry[] sites = [.. map.Map("units")?.Entries ?? []];
        UnitsText[] units = [.. sites.Select(entry => Units(entry, context)).OfType<UnitsText>()];
        string? positions = map.Word("positions", ManifestWords.Positions);
        int? own = map.Integer("seed", 0, int.MaxValue);
        map.Done("ablate");
        if (own is not null && (positions is "zero" or "mean" || !map.Has("positions")))
        {
            context.Log.Error(context.Values.Positions.Of(map.Position, "seed"), Messages.SeedWithoutShuffle);
        }

        if (!map.Has("heads") && !map.Has("positions") && sites.Length == 0)
        {
            context.Log.Error(value.Position, Messages.EmptyAblation);
        }

        return heads.Length == 0 && units.Length == 0 && positions is null
            ? null
            : new AblationText { Heads = heads, Units = units, Positions = positions, Seed = positions == "shuffle" ? own ?? seed : 0, Position = map.Position };
    }

    private static HeadText? Head(YamlValue item, ReadingContext context)
    {
        string[] parts = item is YamlScalar scalar ? scalar.Text.Split('.') : [];
        int[] numbers = [.. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        if (numbers.Length is 1 or 2 && !numbers.Contains(-1))
        {
            return new HeadText(numbers.Length == 1 ? null : numbers[0], numbers[^1]);
        }

        context.Log.Error(item.Position, Messages.BadHead(item.Describe));
        return null;
    }

    private static UnitsText? Units(YamlEntry entry, ReadingContext context)
    {
        if (entry.Value is YamlScalar { Text: "all" })
        {
            return new UnitsText(entry.Key.Text, []);
        }

        if (entry.Value is not YamlSequence)
        {
            context.Log.Error(entry.Value.Position, Messages.WrongType(entry.Key.Text, "all or a list of units", entry.Value.Describe));
            return null;
        }

        IReadOnlyList<YamlValue> items = context.Values.List(entry.Value, entry.Key.Text);
        int[] units = [.. items.Select(item => (int?)context.Values.Integer(item, entry.Key.Text, 0, LargestUnit)).OfType<int>()];
        return units.Length == 0 || units.Length < items.Count ? null : new UnitsText(entry.Key.Text, units);
    }
}
