using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The architecture's family.</summary>
public sealed class FamilyColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "family";

    /// <inheritdoc/>
    public override string Title => "Family";

    /// <inheritdoc/>
    public override string Legend => "The family of the architecture.";

    /// <inheritdoc/>
    public override int Order => 70;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NameText.Short(entry.Identity.Family, 32)) { Full = entry.Identity.Family };
}
