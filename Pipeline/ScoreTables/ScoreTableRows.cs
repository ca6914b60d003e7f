using Concord.Pipeline.Storage;

namespace Concord.Pipeline.ScoreTables;

/// <summary>The rows of a table, and what became of those that are not among them.</summary>
/// <param name="Rows">The rows, each model once a benchmark.</param>
/// <param name="Read">Rows of the table.</param>
/// <param name="LeftOut">Rows that a condition of the map left out.</param>
/// <param name="WithoutScore">Rows without a score.</param>
/// <param name="Averaged">Rows that were averaged into another.</param>
/// <param name="Doubtful">Words such as NA that were read as levels, each with its column and count.</param>
/// <param name="Hash">The table's SHA-256.</param>
internal sealed record ScoreTableRows(IReadOnlyList<ScoreRow> Rows, int Read, int LeftOut, int WithoutScore, int Averaged, IReadOnlyList<string> Doubtful, string Hash);
