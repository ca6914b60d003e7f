using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Weights given by path are there, and have the SHA-256 given.</summary>
public sealed class WeightsFileCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "weights-file";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (WeightsText weights in manifest.Models.Select(model => model.Source).OfType<NetworkSource>().Select(network => network.Weights))
        {
            if (weights.Path is not null && FileHash.Check(manifest, "weights file", weights.Path, weights.Sha256) is var (key, message))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(weights.Position, key), message);
            }
        }
    }
}
