namespace Concord.Pipeline.Manifests;

/// <summary>What reading a manifest gave.</summary>
/// <param name="Manifest">The manifest; null when any finding is an error.</param>
/// <param name="Findings">Every mistake and caution, in the order of the text.</param>
public sealed record ManifestReadResult(Manifest? Manifest, IReadOnlyList<Finding> Findings);
