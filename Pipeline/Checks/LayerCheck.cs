using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Every layer listed is one of the architecture's, and is listed once.</summary>
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

            IReadOnlyList<string> known = vocabulary.LayersOf(network.Architecture);
            for (int i = 0; i < model.Layers.Names.Count; i++)
            {
                string layer = model.Layers.Names[i];
                SourcePosition at = manifest.Positions.Of(model.Position, "layers", i);
                if (!known.Contains(layer))
                {
                    yield return FindingOf.Error(manifest, at, Messages.UnknownLayer(layer, network.Architecture, known));
                }
                else if (model.Layers.Names.Take(i).Contains(layer))
                {
                    yield return FindingOf.Error(manifest, at, Messages.ListedTwice("layer", layer, manifest.Positions.Of(model.Position, "layers", model.Layers.Names.ToList().IndexOf(layer)).Line));
                }
            }
        }
    }
}
