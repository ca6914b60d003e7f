using Concord.Models.Activations;

namespace Concord.Pipeline.Manifests;

/// <summary>Which layers a selection can reach.</summary>
internal static class LayerNames
{
    /// <summary>The layers and parts listed, the architecture's own list, or, where all or blocks are asked for, every layer without its parts.</summary>
    public static IReadOnlyList<LayerInfo> Selected(NetworkSource network, LayerSelection layers, IManifestVocabulary vocabulary)
    {
        IReadOnlyList<LayerInfo> known = vocabulary.LayersOf(network);
        switch (layers.Kind)
        {
            case LayerSelectionKind.Listed:
                return [.. layers.Names.SelectMany(name => LayerPattern.Match(name, known)).Distinct()];
            case LayerSelectionKind.Default:
                IReadOnlyList<string> own = vocabulary.DefaultLayersOf(network.Architecture);
                return [.. known.Where(layer => own.Contains(layer.Name))];
            default:
                return [.. known.Where(layer => !layer.IsPart)];
        }
    }
}
