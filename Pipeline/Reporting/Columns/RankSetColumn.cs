using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The ranks that the model may hold.</summary>
public sealed class RankSetColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "rank_set";

    /// <inheritdoc/>
    public override string Title => "Rank set";

    /// <inheritdoc/>
    public override string Legend => "The ranks that the model may hold at 95 % confidence, all pairs together.";

    /// <inheritdoc/>
    public override int Order => 40;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Ranks is not null;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => entry.Ranks is { } ranks ? new(RankSummary.Text(ranks), ranks.Best + (ranks.Worst / 10_000.0)) : TableCell.Missing;
}
