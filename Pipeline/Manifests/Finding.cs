namespace Concord.Pipeline.Manifests;

/// <summary>One mistake or caution, with its place and what would be right.</summary>
/// <param name="Severity">Error refuses the manifest.</param>
/// <param name="File">The manifest's path as it was given.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">What was found and what was expected, one sentence.</param>
/// <param name="Remedy">What to write or do, one sentence; null where the message says it.</param>
public sealed record Finding(Severity Severity, string File, int Line, int Column, string Message, string? Remedy)
{
    /// <summary>One line: <c>manifests/x.yaml:7:13: message Remedy</c>; a warning says so after the position.</summary>
    public override string ToString()
    {
        string kind = Severity == Severity.Warning ? "warning: " : string.Empty;
        return Remedy is null ? $"{File}:{Line}:{Column}: {kind}{Message}" : $"{File}:{Line}:{Column}: {kind}{Message} {Remedy}";
    }
}
