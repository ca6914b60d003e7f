using Concord.Models.Weights;
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
            if (weights.Path is not null && FileHash.Check(manifest, "weights file", weights.Path, weights.Sha256) is var (key, message) && !IsOfSeveralFiles(weights))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(weights.Position, key), message);
            }
        }
    }

    // The hash of a checkpoint in several files, as a lock file has it, is of all of them.
    private static bool IsOfSeveralFiles(WeightsText weights)
    {
        try
        {
            return weights.Sha256 is not null && File.Exists(weights.Path) && WeightsFile.Sha256(weights.Path) == weights.Sha256;
        }
        catch (WeightsException)
        {
            return false;
        }
    }
}
