using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Declared;

/// <summary>Reads the declared stimuli.</summary>
internal static class StimuliReader
{
    public static StimulusSet Read(string id, DeclaredStimuli declared)
    {
        StimulusSet set = declared.Texts is { } texts ? SentenceFile.Read(texts.Verified()) : Folder(id, declared);
        return new StimulusSet(id, set.Stimuli);
    }

    private static StimulusSet Folder(string id, DeclaredStimuli declared) => new(id,
    [
        .. Directory.EnumerateFiles(declared.Folder!, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Stimulus.FromFile(Path.GetFileNameWithoutExtension(path), path, Path.GetFileName(Path.GetDirectoryName(path)))),
    ]);
}
