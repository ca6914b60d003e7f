using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The layer of the optimistic maximum.</summary>
public sealed class OptimisticLayerColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "optimistic_layer";

    /// <inheritdoc/>
    public override string Title => "at layer";

    /// <inheritdoc/>
    public override string Legend => "The layer of the optimistic maximum.";

    /// <inheritdoc/>
    public override int Order => 66;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Entries.Any(entry => entry.Optimistic is not null);

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Html | ColumnUse.Csv;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => entry.Optimistic?.Layer is { } layer ? new(NameText.Short(layer, 32)) { IsCode = true, Full = layer } : TableCell.Missing;
}
