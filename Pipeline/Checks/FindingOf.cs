using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Makes findings of a manifest.</summary>
internal static class FindingOf
{
    public static Finding Error(Manifest manifest, SourcePosition at, Message message) => Make(Severity.Error, manifest, at, message);

    public static Finding Warning(Manifest manifest, SourcePosition at, Message message) => Make(Severity.Warning, manifest, at, message);

    private static Finding Make(Severity severity, Manifest manifest, SourcePosition at, Message message) =>
        new(severity, manifest.Path, at.Line, at.Column, message.Text, message.Remedy);
}
