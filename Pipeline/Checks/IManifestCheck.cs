using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>One rule over a manifest, run before any weight is loaded.</summary>
public interface IManifestCheck
{
    /// <summary>The rule's name.</summary>
    string Id { get; }

    /// <summary>What breaks the rule.</summary>
    IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary);
}
