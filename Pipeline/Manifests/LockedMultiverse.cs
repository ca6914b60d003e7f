using System.Text;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests;

/// <summary>The multiverse as the lock file holds it.</summary>
internal static class LockedMultiverse
{
    /// <summary>Writes it; nothing where a manifest has none.</summary>
    public static void Append(StringBuilder text, Manifest manifest)
    {
        if (manifest.Multiverses.Count > 0)
        {
            text.Append("multiverse: ").Append(manifest.Multiverses.Count == 1 ? Write(manifest.Multiverses[0]) : YamlText.List(manifest.Multiverses.Select(Write))).Append('\n');
        }
    }

    /// <summary>One claim of the key <c>multiverse</c>.</summary>
    public static string Write(MultiverseSpec multiverse) => YamlText.Map(
    [
        ("claim", YamlText.Word(multiverse.Claim.Text)),
        ("vary", multiverse.Vary.Count == 0 ? null : YamlText.List(multiverse.Vary.Select(choice => choice.Levels.Count == 0 ? YamlText.Word(choice.Id) : YamlText.Map([(choice.Id, LockFileWriter.Words(choice.Levels))])))),
    ]);
}
