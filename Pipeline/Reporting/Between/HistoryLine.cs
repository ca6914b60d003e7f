using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>One score over several runs.</summary>
/// <param name="Rows">(runs) its rows; null where a run lacks it.</param>
/// <param name="Steps">(runs less one) what changed from each run to the next; null where neither has it.</param>
public sealed record HistoryLine(IReadOnlyList<ScoreRow?> Rows, IReadOnlyList<RowChange?> Steps);
