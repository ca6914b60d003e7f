using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.ScoreTables;

/// <summary>A table or its map has mistakes.</summary>
internal sealed class ScoreTableException(IReadOnlyList<Finding> findings) : Exception(string.Join('\n', findings))
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<Finding> Findings { get; } = findings;
}
