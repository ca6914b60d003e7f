using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The 95 % interval in words.</summary>
public sealed class IntervalColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "interval";

    /// <inheritdoc/>
    public override string Title => "95 % interval";

    /// <inheritdoc/>
    public override string Legend => "The 95 % interval of the score, by the method named in the caption.";

    /// <inheritdoc/>
    public override int Order => 30;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Html | ColumnUse.Markdown;

    /// <inheritdoc/>
    public override ColumnUse UseWhereChosen => Use;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Companions => ["ci_low", "ci_high"];

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Entries.Any(entry => entry.Headline?.CiLow is not null);

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NumberText.Interval(entry.Headline?.CiLow, entry.Headline?.CiHigh, group.IsBounded), entry.Headline?.CiLow);
}
