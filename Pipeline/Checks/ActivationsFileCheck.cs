using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Activations brought as a file are there, have the SHA-256 given, and are of a known format.</summary>
public sealed class ActivationsFileCheck : IManifestCheck
{
    private static readonly string[] Extensions = [".npz", ".npy", ".h5", ".hdf5"];

    /// <inheritdoc/>
    public string Id => "activations-file";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (ModelSpec model in manifest.Models)
        {
            if (model.Source is not ActivationsSource source)
            {
                continue;
            }

            SourcePosition owner = manifest.Positions.Of(model.Position, "activations");
            if (FileHash.Check(manifest, "activations file", source.Path, source.Sha256) is var (key, message))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(owner, key), message);
            }
            else if (!Extensions.Contains(Path.GetExtension(source.Path).ToLowerInvariant()))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(owner, "path"), Messages.UnknownActivationsFormat(FileHash.Shown(manifest, source.Path)));
            }
        }
    }
}
