using System.Text;
using Concord.Pipeline.Manifests.Yaml;

namespace Concord.Pipeline.Manifests;

/// <summary>Model recovery as the lock file holds it.</summary>
internal static class LockedRecovery
{
    /// <summary>Writes it; nothing where a manifest has none.</summary>
    public static void Append(StringBuilder text, Manifest manifest)
    {
        if (manifest.Recovery is { } recovery)
        {
            text.Append("recovery: ").Append(Write(recovery)).Append('\n');
        }
    }

    /// <summary>The value of the key <c>recovery</c>.</summary>
    public static string Write(RecoverySpec recovery) => YamlText.Map(
    [
        ("benchmarks", recovery.Benchmarks.Count == 0 ? null : LockFileWriter.Words(recovery.Benchmarks)),
        ("models", recovery.Models.Count == 0 ? null : LockFileWriter.Words(recovery.Models)),
        ("recordings", YamlText.Number(recovery.Recordings)),
        ("reliability", recovery.Reliability is { } reliability ? YamlText.Number(reliability) : ManifestWords.Measured),
        ("signal", recovery.Signal),
    ]);
}
