namespace Concord.Pipeline.Manifests;

/// <summary>Other people's table of scores.</summary>
/// <param name="Id">The name by which analyses take it.</param>
/// <param name="Path">A column map that says where its table is, a table with our own column names, or a run directory; absolute.</param>
/// <param name="Position">Where it stands in the manifest.</param>
public sealed record TableSpec(string Id, string Path, SourcePosition Position);
