using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>What identifies the score in the run's tables.</summary>
public sealed class FingerprintColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "fingerprint";

    /// <inheritdoc/>
    public override string Title => "Fingerprint";

    /// <inheritdoc/>
    public override string Legend => "SHA-256 over all that made the score.";

    /// <inheritdoc/>
    public override int Order => 120;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Csv;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(entry.Headline?.Fingerprint ?? string.Empty);
}
