using Concord.Pipeline.Reporting.Between;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>What changed since an earlier run, why, and by how much.</summary>
public sealed class BetweenSection : ReportSection
{
    private const int MostRows = 100;

    /// <inheritdoc/>
    public override string Id => "between";

    /// <inheritdoc/>
    public override string Title => "Between runs";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        if (context.Input.Between is not { } history)
        {
            return null;
        }

        Markup sentences = Markup.Join(history.Steps.SelectMany(BetweenWords.Of).Select(sentence => Markup.Of($"<li>{sentence}</li>")));
        Markup tables = Markup.Join(context.BetweenTables.Where(table => table.Rows.Count > 0).Select(table => HtmlTableWriter.Write(table, "t-" + table.Id, "sortable", MostRows)));
        return Markup.Of($"<ul class=\"read\">{sentences}</ul>{tables}");
    }
}
