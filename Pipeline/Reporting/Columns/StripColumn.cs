using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>Score, interval and ceiling on one axis.</summary>
public sealed class StripColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "strip";

    /// <inheritdoc/>
    public override string Title => "On one axis";

    /// <inheritdoc/>
    public override string Legend => "Score, interval and ceiling (grey) on the axis of the whole table; the line is zero.";

    /// <inheritdoc/>
    public override int Order => 50;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Html;

    /// <inheritdoc/>
    public override ColumnUse UseWhereChosen => Use;

    /// <inheritdoc/>
    public override TableHead HeadFor(ScoreGroup group) => new(Id, ScoreStrip.AxisText(group), Legend) { Use = Use };

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(string.Empty) { Drawing = entry.Score is null ? null : ScoreStrip.Draw(group, entry) };
}
