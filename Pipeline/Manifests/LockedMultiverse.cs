using System.Text;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests;

/// <summary>The multiverse as the lock file holds it.</summary>
internal static class LockedMultiverse
{
    /// <summary>Writes it; nothing where a manifest has none.</summary>
    public static void Append(StringBuilder text, Manifest manifest)
    {
        if (manifest.Multiverse is { } multiverse)
        {
            text.Append("multiverse: ").Append(Write(multiverse)).Append('\n');
        }
    }

    /// <summary>The value of the key <c>multiverse</c>.</summary>
    public static string Write(MultiverseSpec multiverse) => YamlText.Map(
    [
        ("claim", YamlText.Word(multiverse.Claim.Text)),
        ("vary", multiverse.Vary.Count == 0 ? null : YamlText.List(multiverse.Vary.Select(choice => choice.Levels.Count == 0 ? YamlText.Word(choice.Id) : YamlText.Map([(choice.Id, LockFileWriter.Words(choice.Levels))])))),
    ]);
}
