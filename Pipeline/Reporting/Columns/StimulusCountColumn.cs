using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>Stimuli scored.</summary>
public sealed class StimulusCountColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "n_stimuli";

    /// <inheritdoc/>
    public override string Title => "Stimuli";

    /// <inheritdoc/>
    public override string Legend => "Stimuli, or images of trials, that the score is made from.";

    /// <inheritdoc/>
    public override int Order => 100;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Csv;

    /// <inheritdoc/>
    public override bool IsNumeric => true;

    /// <inheritdoc/>
    public override int Decimals => 0;

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(NumberText.Count(entry.Headline?.NStimuli), entry.Headline?.NStimuli);
}
