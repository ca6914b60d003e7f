using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The upper ceiling.</summary>
public sealed class CeilingUpperColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "ceiling_upper";

    /// <inheritdoc/>
    public override string Title => "Upper ceiling";

    /// <inheritdoc/>
    public override string Legend => "The upper ceiling, in the scale of the score.";

    /// <inheritdoc/>
    public override int Order => 62;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Csv;

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.CeilingUpper is not null;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NumberText.Score(entry.Headline?.CeilingUpper, group.IsBounded), entry.Headline?.CeilingUpper);
}
