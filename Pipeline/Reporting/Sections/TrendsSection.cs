using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Whether more compute, data or training helps.</summary>
public sealed class TrendsSection : ReportSection
{
    private const int MostSentences = 12;

    private const int MostRows = 60;

    /// <inheritdoc/>
    public override string Id => "trends";

    /// <inheritdoc/>
    public override string Title => "Scaling, development";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context) => context.Trends.Count == 0 ? null : Markup.Join(context.Trends.Select(Of));

    private static Markup Of(TrendReport trend)
    {
        Markup sentences = Markup.Join(trend.Sentences.Take(MostSentences).Select(sentence => Markup.Of($"<li>{sentence}</li>")));
        Markup rest = trend.Sentences.Count > MostSentences ? Markup.Of($"<p class=\"lead\">{trend.Sentences.Count - MostSentences} more in the table.</p>") : Markup.Empty;
        Markup figure = trend.Figure is null ? Markup.Of($"<h3>{Markup.Name(trend.Spec.Id)}</h3>") : FigureMarkup.Of(trend.Figure);
        return Markup.Of($"{figure}<ul class=\"read\">{sentences}</ul>{rest}{Markup.Join(trend.Tables.Select(Table))}");
    }

    private static Markup Table(ReportTable table) => Markup.Of($"<details><summary>{(table.Id.StartsWith("crossings", StringComparison.Ordinal) ? "Where laws cross" : "The findings as a table")}</summary>{HtmlTableWriter.Write(table, "t-" + table.Id, mostRows: MostRows)}</details>");
}
