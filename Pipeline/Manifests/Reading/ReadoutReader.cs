using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads one readout: tokens and projection.</summary>
internal static class ReadoutReader
{
    public const int LargestDims = 1_000_000;

    /// <summary>Reads one readout.</summary>
    /// <param name="value">What stands there.</param>
    /// <param name="unsaid">The token policy where it names none.</param>
    /// <param name="seed">The manifest's seed.</param>
    /// <param name="context">Where findings go.</param>
    public static ReadoutText? Read(YamlValue value, string unsaid, int seed, ReadingContext context)
    {
        if (context.Values.Map(value, "readout") is not { } map)
        {
            return null;
        }

        string tokens = (map.Take("tokens") is { } word ? Tokens(word, context) : null) ?? unsaid;
        ReadoutText readout = map.Take("projection") is { } projection ? Projection(projection, tokens, seed, context) : new(tokens, "none", null, null, 0);
        map.Done("readout");
        return readout;
    }

    public static string? Tokens(YamlValue value, ReadingContext context) => context.Values.Word(value, "tokens", ManifestWords.Tokens);

    private static ReadoutText Projection(YamlValue value, string tokens, int seed, ReadingContext context)
    {
        ReadoutText none = new(tokens, "none", null, null, 0);
        if (value is YamlScalar { Text: "none" })
        {
            return none;
        }

        if (context.Values.Map(value, "projection") is not { } map)
        {
            return none;
        }

        string? kind = map.Require("kind", "projection") is { } word ? context.Values.Word(word, "kind", ManifestWords.Projections) : null;
        int? dims = map.Integer("dims", 1, LargestDims);
        string? fitOn = map.Text("fit-on") is { } stimuli ? context.Dataset(stimuli) : null;
        int ownSeed = map.Integer("seed", 0, int.MaxValue) ?? seed;
        map.Done("projection");
        if (kind is null or "none")
        {
            return kind is null || !map.Has("dims") ? none : Refuse(map, none, Messages.NoMeaningWith("dims", "kind: none"), context);
        }

        if (!map.Has("dims"))
        {
            return Refuse(map, none, Messages.Missing("projection", "dims"), context);
        }

        if (kind == "pca" && !map.Has("fit-on"))
        {
            return Refuse(map, none, Messages.PcaWithoutStimuli, context);
        }

        if (kind != "pca" && map.Has("fit-on"))
        {
            return Refuse(map, none, Messages.NoMeaningWith("fit-on", $"kind: {kind}"), context);
        }

        return new ReadoutText(tokens, kind, dims, fitOn, ownSeed);
    }

    private static ReadoutText Refuse(MapBinder map, ReadoutText none, Message message, ReadingContext context)
    {
        context.Log.Error(map.Position, message);
        return none;
    }
}
