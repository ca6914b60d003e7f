using Concord.Models.Activations;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Every layer, part or pattern listed means a layer of the network, and each layer is listed once.</summary>
public sealed class LayerCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "layer";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (ModelSpec model in manifest.Models)
        {
            if (model.Source is not NetworkSource network || !vocabulary.ArchitectureIds.Contains(network.Architecture))
            {
                continue;
            }

            IReadOnlyList<LayerInfo> known = vocabulary.LayersOf(network);
            Dictionary<string, int> listed = new(StringComparer.Ordinal);
            for (int i = 0; i < model.Layers.Names.Count; i++)
            {
                string layer = model.Layers.Names[i];
                SourcePosition at = manifest.Positions.Of(model.Position, "layers", i);
                IReadOnlyList<LayerInfo> meant = LayerPattern.Match(layer, known);
                if (meant.Count == 0)
                {
                    yield return FindingOf.Error(manifest, at, Messages.UnknownLayer(layer, network.Name, known));
                }
                else if (meant.FirstOrDefault(one => listed.ContainsKey(one.Name)) is { } twice)
                {
                    yield return FindingOf.Error(manifest, at, Messages.ListedTwice("layer", twice.Name, manifest.Positions.Of(model.Position, "layers", listed[twice.Name]).Line));
                }

                foreach (LayerInfo one in meant)
                {
                    listed.TryAdd(one.Name, i);
                }
            }
        }
    }
}
