namespace Concord.Pipeline.Manifests;

/// <summary>A place in the manifest's text.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units.</param>
public sealed record SourcePosition(int Line, int Column);
