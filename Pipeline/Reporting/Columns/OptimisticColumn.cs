using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>The highest score of the layer sweep, by its only allowed name.</summary>
public sealed class OptimisticColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "optimistic_maximum_over_layers";

    /// <inheritdoc/>
    public override string Title => "Optimistic maximum over layers";

    /// <inheritdoc/>
    public override string Legend => "The best layer chosen on the same stimuli that score it: too high by the choice, shown only beside the declared layer. It takes all stimuli together; a nested score is a mean over halves of them, and may therefore lie above it.";

    /// <inheritdoc/>
    public override int Order => 65;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Html | ColumnUse.Markdown | ColumnUse.Csv;

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Entries.Any(entry => entry.Optimistic is not null);

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NumberText.Score(entry.Optimistic?.Score, group.IsBounded), entry.Optimistic?.Score);
}
