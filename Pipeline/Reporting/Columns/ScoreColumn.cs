using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The raw score.</summary>
public sealed class ScoreColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "score";

    /// <inheritdoc/>
    public override string Title => "Score";

    /// <inheritdoc/>
    public override string Legend => "The raw score in the unit of the metric; bold when the 95 % rank set includes rank 1.";

    /// <inheritdoc/>
    public override int Order => 20;

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NumberText.Score(entry.Score, group.IsBounded), entry.Score)
    {
        IsStrong = group.ShowsBold && entry.Ranks is { Best: 1 },
    };

    /// <inheritdoc/>
    public override TableCell CeilingCell(ScoreGroup group) => new(group.CeilingText ?? NumberText.Missing);
}
