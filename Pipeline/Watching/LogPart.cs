namespace Concord.Pipeline.Watching;

/// <summary>A stretch of a job's log.</summary>
/// <param name="Lines">Its whole lines.</param>
/// <param name="Start">The byte at which the first begins: 0 where the log is read from its beginning.</param>
/// <param name="Next">The byte behind the last whole line: where to go on reading.</param>
public sealed record LogPart(IReadOnlyList<LogLine> Lines, long Start, long Next);
