using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>What is cut out of a network is there: heads, units, positions.</summary>
public sealed class AblationCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "ablation";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (ModelSpec model in manifest.Models)
        {
            if (model is { Ablate: { } ablation, Source: NetworkSource network } && vocabulary.ArchitectureIds.Contains(network.Architecture))
            {
                foreach ((SourcePosition at, Message message) in AblationFit.Mistakes(ablation, network, manifest.Positions, vocabulary))
                {
                    yield return FindingOf.Error(manifest, at, message);
                }
            }
        }
    }
}
