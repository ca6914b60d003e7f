using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Intervals rest on 2,000 draws or more.</summary>
public sealed class BootstrapCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "bootstrap";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        if (manifest.Bootstrap is > 0 and < ManifestDefaults.LeastBootstrap)
        {
            yield return FindingOf.Warning(manifest, manifest.Positions.Of(manifest.Start, "bootstrap"), Messages.FewDraws(manifest.Bootstrap));
        }
    }
}
