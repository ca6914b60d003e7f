using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The score in units of its ceiling.</summary>
public sealed class CeiledScoreColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "ceiled_score";

    /// <inheritdoc/>
    public override string Title => "÷ ceiling";

    /// <inheritdoc/>
    public override string Legend => "The score normalised by its ceiling, as the row says how.";

    /// <inheritdoc/>
    public override int Order => 60;

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override int Decimals => 2;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Entries.Any(entry => entry.Headline?.Normalized is not null);

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NumberText.Ratio(entry.Headline?.Normalized), entry.Headline?.Normalized);
}
