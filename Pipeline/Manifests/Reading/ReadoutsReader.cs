using Concord.Models.Activations;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>Reads <c>readout:</c> or <c>readouts:</c> and multiplies them by the grid.</summary>
internal static class ReadoutsReader
{
    private static readonly ReadoutText Default = new("all", "none", null, null, 0);

    public static IReadOnlyList<ReadoutText> Read(MapBinder map, ModelSpec model, int seed, Grid grid, ReadingContext context)
    {
        YamlValue? one = map.Take("readout");
        YamlValue? several = map.Take("readouts");
        if (one is not null && several is not null)
        {
            context.Log.Error(several.Position, Messages.Conflict($"model '{model.Id}'", "readout", "readouts"));
        }

        if (model.Source is DatasetSource)
        {
            if ((one ?? several) is { } refused)
            {
                context.Log.Error(refused.Position, Messages.OnlyForNetworks("readout", $"model '{model.Id}'"));
            }

            return [Default];
        }

        // Texts differ in length, so that "all" tokens are not as many units for each: a language network is read at the last.
        ReadoutText unsaid = model.Source is NetworkSource known && context.Vocabulary.ArchitectureIds.Contains(known.Architecture) && LayerNames.Selected(known, model.Layers, context.Vocabulary).Any(layer => layer.HasVaryingTokens)
            ? Default with { Tokens = "last" }
            : Default;
        IReadOnlyList<YamlValue> items = one is not null ? [one] : several is not null ? context.Values.List(several, "readouts") : [];
        ReadoutText[] written = [.. items.Select(item => ReadoutReader.Read(item, unsaid.Tokens, seed, context)).OfType<ReadoutText>().Distinct()];
        ReadoutText[] readouts = written.Length == 0 ? [unsaid] : written;
        return model.Source is NetworkSource network
            ? grid.Multiply(readouts, FittingTokens(network, model, grid.Tokens, context))
            : grid.Multiply(readouts, []);
    }

    /// <summary>The grid's token policies without those that no layer of the network has, unless nothing would be left.</summary>
    private static IReadOnlyList<string> FittingTokens(NetworkSource network, ModelSpec model, IReadOnlyList<string> tokens, ReadingContext context)
    {
        if (!context.Vocabulary.ArchitectureIds.Contains(network.Architecture))
        {
            return tokens;
        }

        IReadOnlyList<LayerInfo> layers = LayerNames.Selected(network, model.Layers, context.Vocabulary);
        string[] fitting = [.. tokens.Where(token => layers.Any(layer => TokenPolicies.Fits(token, layer)))];
        if (fitting.Length == 0 || fitting.Length == tokens.Count)
        {
            return tokens;
        }

        context.Log.Warning(model.Position, Messages.GridTokensLeftOut(model.Id, [.. tokens.Except(fitting)]));
        return fitting;
    }
}
