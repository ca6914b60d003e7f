using Concord.Pipeline.Manifests.Declared;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests.Reading;

/// <summary>What every part of the reader needs.</summary>
/// <param name="Folder">The manifest's folder, absolute.</param>
/// <param name="Vocabulary">What can be named.</param>
/// <param name="Values">Reads values and collects findings.</param>
internal sealed record ReadingContext(string Folder, IManifestVocabulary Vocabulary, ValueBinder Values)
{
    public FindingLog Log => Values.Log;

    /// <summary>A dataset's id as written; the path of a dataset file made absolute.</summary>
    public string Dataset(string name) => DatasetPath.Is(name) ? Resolve(name) : name;

    public string Resolve(string path) => Path.GetFullPath(Path.Combine(Folder, path));
}
