using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>How the weights were obtained.</summary>
public sealed class RegimeColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "regime";

    /// <inheritdoc/>
    public override string Title => "Regime";

    /// <inheritdoc/>
    public override string Legend => "How the weights were obtained.";

    /// <inheritdoc/>
    public override int Order => 80;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NameText.Short(entry.Identity.Regime, 32)) { Full = entry.Identity.Regime };
}
