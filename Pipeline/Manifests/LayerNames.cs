namespace Concord.Pipeline.Manifests;

/// <summary>Which layers a selection can reach, by name.</summary>
internal static class LayerNames
{
    /// <summary>The names listed, the architecture's own, or, where all or blocks are asked for, every layer.</summary>
    public static IReadOnlyList<string> Selected(string architecture, LayerSelection layers, IManifestVocabulary vocabulary)
    {
        IReadOnlyList<string> known = vocabulary.LayersOf(architecture);
        return layers.Kind switch
        {
            LayerSelectionKind.Listed => [.. layers.Names.Where(known.Contains)],
            LayerSelectionKind.Default => vocabulary.DefaultLayersOf(architecture),
            _ => known,
        };
    }
}
