using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The layer that was scored.</summary>
public sealed class LayerColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "layer";

    /// <inheritdoc/>
    public override string Title => "Layer";

    /// <inheritdoc/>
    public override string Legend => "The layer declared in advance (fixed) or chosen on other stimuli (nested).";

    /// <inheritdoc/>
    public override int Order => 90;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Entries.Any(entry => entry.Headline?.Layer is not null);

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => entry.Headline?.Layer is { } layer ? new(NameText.Short(layer, 32)) { IsCode = true, Full = layer } : TableCell.Missing;
}
