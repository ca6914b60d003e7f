using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Every architecture is one of the catalogue.</summary>
public sealed class ArchitectureCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "architecture";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (ModelSpec model in manifest.Models)
        {
            if (model.Source is NetworkSource network && !vocabulary.ArchitectureIds.Contains(network.Architecture))
            {
                SourcePosition at = manifest.Positions.Of(model.Position, "architecture");
                bool hasOptions = vocabulary.ArchitectureIds.Contains(network.Architecture.Split('[')[0]);
                yield return FindingOf.Error(manifest, at, hasOptions ? Messages.OptionsInName(network.Architecture) : Messages.Unknown("architecture", network.Architecture, vocabulary.ArchitectureIds));
            }
        }
    }
}
