using Concord.Pipeline.Manifests.Yaml;
using Concord.Pipeline.Reporting.Multiverse;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>multiverse:</c>, in a manifest or a column map.</summary>
internal static class MultiverseReader
{
    private const string Owner = "multiverse";

    /// <summary>The claims, each with its choices: one map, or a list of them. What cannot be read is left out, with a finding.</summary>
    public static IReadOnlyList<MultiverseSpec> Read(MapBinder map, ValueBinder values) =>
        [.. (map.Take(Owner) switch { null => [], YamlSequence list => list.Items, { } one => [one] }).Select(item => values.Map(item, Owner) is { } claim ? One(claim, values) : null).OfType<MultiverseSpec>()];

    private static MultiverseSpec? One(MapBinder multiverse, ValueBinder values)
    {
        YamlValue? written = multiverse.Require("claim", Owner);
        string? text = written is null ? null : values.Text(written, "claim");
        ContrastClaim? claim = text is null ? null : ContrastClaim.Parse(text);
        if (text is not null && claim is null)
        {
            values.Log.Error(written!.Position, Messages.NoClaim(text));
        }

        YamlValue? vary = multiverse.Take("vary");
        VariedChoice[] choices = [.. (vary is null ? [] : values.List(vary, "vary")).Select(item => Choice(item, values)).OfType<VariedChoice>()];
        foreach (IGrouping<string, VariedChoice> repeated in choices.GroupBy(choice => choice.Id).Where(same => same.Count() > 1))
        {
            values.Log.Error(vary!.Position, Messages.RepeatedChoice(repeated.Key));
        }

        multiverse.Done(Owner);
        return claim is null ? null : new MultiverseSpec { Claim = claim, Vary = choices, Position = multiverse.Position };
    }

    // A choice's name alone, or with its levels: { layer-rule: [nested, last] }.
    private static VariedChoice? Choice(YamlValue item, ValueBinder values)
    {
        if (item is not YamlMapping mapping)
        {
            return values.Word(item, "vary", ChoiceCatalogue.Names) is { } name ? new VariedChoice(name, []) : null;
        }

        if (mapping.Entries.Count != 1)
        {
            values.Log.Error(item.Position, Messages.WrongType("vary", "a choice, or a map of one choice to its levels", item.Describe));
            return null;
        }

        YamlEntry entry = mapping.Entries[0];
        IReadOnlyList<string> levels = values.Texts(entry.Value, entry.Key.Text);
        if (values.Word(entry.Key, "vary", ChoiceCatalogue.Names) is not { } id)
        {
            return null;
        }

        foreach (string level in levels.Where(level => !ChoiceCatalogue.Named(id).Reads(level)))
        {
            values.Log.Error(entry.Value.Position, Messages.BadLevel(id, level, ChoiceCatalogue.Named(id).Grammar));
        }

        return new VariedChoice(id, [.. levels.Distinct()]);
    }
}
