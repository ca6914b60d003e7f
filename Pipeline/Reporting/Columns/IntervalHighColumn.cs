using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The upper end of the 95 % interval.</summary>
public sealed class IntervalHighColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "ci_high";

    /// <inheritdoc/>
    public override string Title => "High";

    /// <inheritdoc/>
    public override string Legend => "The upper end of the 95 % interval.";

    /// <inheritdoc/>
    public override int Order => 32;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Csv | ColumnUse.Latex;

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Entries.Any(entry => entry.Headline?.CiLow is not null);

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NumberText.Score(entry.Headline?.CiHigh, group.IsBounded), entry.Headline?.CiHigh);
}
