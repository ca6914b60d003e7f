using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>What every part of the reader needs.</summary>
/// <param name="Folder">The manifest's folder, absolute.</param>
/// <param name="Vocabulary">What can be named.</param>
/// <param name="Values">Reads values and collects findings.</param>
internal sealed record ReadingContext(string Folder, IManifestVocabulary Vocabulary, ValueBinder Values)
{
    public FindingLog Log => Values.Log;

    public string Resolve(string path) => Path.GetFullPath(Path.Combine(Folder, path));
}
