using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The lower ceiling.</summary>
public sealed class CeilingColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "ceiling";

    /// <inheritdoc/>
    public override string Title => "Ceiling";

    /// <inheritdoc/>
    public override string Legend => "The lower or only ceiling, in the scale of the score.";

    /// <inheritdoc/>
    public override int Order => 61;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Csv;

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Ceiling is not null;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NumberText.Score(entry.Headline?.Ceiling, group.IsBounded), entry.Headline?.Ceiling);
}
