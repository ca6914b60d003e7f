using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>A factor that is no column of the catalogue: the architecture, a tag, a part of the training record. Only where a manifest chose it.</summary>
/// <param name="factor">Its name.</param>
public sealed class FactorColumn(string factor) : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => factor;

    /// <inheritdoc/>
    public override string Title => NameText.Short(char.ToUpperInvariant(factor[0]) + factor[1..], 32);

    /// <inheritdoc/>
    public override string Legend => $"What the model has for {NameText.Short(factor)}.";

    /// <inheritdoc/>
    public override int Order => 80;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Entries.Any(entry => Factor.LevelOf(entry.Identity, factor) is not null);

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => Factor.LevelOf(entry.Identity, factor) is { } level
        ? new(NameText.Short(level, 40), Factor.NumberOf(entry.Identity, factor)) { Full = level }
        : TableCell.Missing;
}
