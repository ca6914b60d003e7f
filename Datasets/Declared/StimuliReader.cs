using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Declared;

/// <summary>Reads the declared stimuli.</summary>
internal static class StimuliReader
{
    public static StimulusSet Read(string id, DeclaredStimuli declared) => declared.Texts is { } texts
        ? new StimulusSet(id, SentenceFile.Read(texts.Verified()).Stimuli)
        : ImageFolder.Read(declared.Folder!, new ImageFolderOptions
        {
            Id = id,
            Index = declared.Table?.Verified(),
            AllowExtra = declared.AllowExtra,
            FollowLinks = declared.FollowLinks,
            Decoding = new ImageDecoding { Alpha = declared.Background is { } back ? AlphaRule.Over(back.R, back.G, back.B) : AlphaRule.Refused, Upright = declared.Upright },
        });
}
