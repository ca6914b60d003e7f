using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.ScoreTables;

/// <summary>Columns of a table that together fill one of ours: what stands in them is joined by " + ", missing parts left out.</summary>
/// <param name="Names">The table's columns.</param>
/// <param name="Position">Where the map names them.</param>
internal sealed record MapColumn(IReadOnlyList<string> Names, SourcePosition Position);
