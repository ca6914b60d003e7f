using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.ScoreTables;

/// <summary>A level's new name.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Position">Where the map says so.</param>
internal sealed record MapLevel(string Name, SourcePosition Position);
