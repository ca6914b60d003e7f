using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>How the layer was chosen.</summary>
public sealed class SelectionColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "selection";

    /// <inheritdoc/>
    public override string Title => "Selection";

    /// <inheritdoc/>
    public override string Legend => "fixed: declared in advance; nested: chosen on other stimuli.";

    /// <inheritdoc/>
    public override int Order => 95;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Csv;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(entry.Headline?.Selection ?? string.Empty);
}
