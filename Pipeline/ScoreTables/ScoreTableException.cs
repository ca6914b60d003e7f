using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.ScoreTables;

/// <summary>A table, its map, or what was asked of it has mistakes: all of them are in the message, one a line.</summary>
internal sealed class ScoreTableException : Exception
{
    /// <summary>Mistakes with their places.</summary>
    public ScoreTableException(IReadOnlyList<Finding> findings)
        : base(string.Join('\n', findings))
    {
    }

    /// <summary>A mistake of the command.</summary>
    public ScoreTableException(string message)
        : base(message)
    {
    }
}
