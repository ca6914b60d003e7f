using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Columns;

/// <summary>Why a value is undefined, or a caution.</summary>
public sealed class NoteColumn : ReportColumn
{
    /// <inheritdoc/>
    public override string Id => "note";

    /// <inheritdoc/>
    public override string Title => "Note";

    /// <inheritdoc/>
    public override string Legend => "Why a value is undefined, or a caution.";

    /// <inheritdoc/>
    public override int Order => 110;

    /// <inheritdoc/>
    public override ColumnUse Use => ColumnUse.Csv;

    /// <inheritdoc/>
    public override TableHead HeadFor(ScoreGroup group) => new(Id, Title, Legend) { Use = group.Entries.Any(entry => entry.Score is null) ? ColumnUse.Html | ColumnUse.Markdown | ColumnUse.Csv : Use };

    /// <inheritdoc/>
    public override bool IsAvailableFor(ScoreGroup group) => group.Entries.Any(entry => Text(entry).Length > 0);

    /// <inheritdoc/>
    public override TableCell Cell(ScoreGroup group, ScoreEntry entry) => new(entry.Score is null ? NameText.Short(Text(entry), 80) : string.Empty) { Full = Text(entry) };

    private static string Text(ScoreEntry entry) => entry.Headline is null ? "no layer was declared in advance" : entry.Headline.Note ?? string.Empty;
}
