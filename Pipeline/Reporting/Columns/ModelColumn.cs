using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The model's name with the marker of its family and regime.</summary>
public sealed class ModelColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "model";

    /// <inheritdoc/>
    public override string Title => "Model";

    /// <inheritdoc/>
    public override string Legend => "The model; colour is the family, shape the regime.";

    /// <inheritdoc/>
    public override int Order => 10;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NameText.Short(entry.Label))
    {
        Icon = new PointMark(8, 8, 4.4, Palette.Regime(entry.Identity.Regime), Palette.Family(entry.Identity.Family)),
        Full = entry.Label,
    };

    /// <inheritdoc/>
    public override TableCell CeilingCell(ScoreGroup group) => new("Noise ceiling");
}
