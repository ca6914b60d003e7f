using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Declared;

/// <summary>Reads the declared stimuli.</summary>
internal static class StimuliReader
{
    public static StimulusSet Read(string id, DeclaredStimuli declared)
    {
        StimulusSet set = declared.Texts is { } texts ? SentenceFile.Read(texts.Verified()) : throw new NotSupportedException();
        return new StimulusSet(id, set.Stimuli);
    }
}
