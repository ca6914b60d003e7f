using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>The tables and figures as files, and the first table as LaTeX.</summary>
public sealed class PaperSection : ReportSection
{
    private const int MostPreviewed = 40;

    /// <inheritdoc/>
    public override string Id => "paper";

    /// <inheritdoc/>
    public override string Title => "For the paper";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        (ReportTable Table, string Title)[] tables = [.. context.Tables.Select((table, i) => (table, context.Groups[i].Title)), .. context.HumanLikeness.Select(table => (table, table.Caption[..table.Caption.IndexOfAny([',', ':'])])), .. context.Training is { } training ? [(training, "Training")] : Array.Empty<(ReportTable, string)>()];
        if (tables.Length == 0)
        {
            return null;
        }

        ReportTable first = tables[0].Table;
        string cut = first.Rows.Count > MostPreviewed ? $", its first {MostPreviewed} rows" : string.Empty;
        string[] endings = [.. ReportWriter.TableWriters.Where(writer => context.Input.Formats.Contains(writer.Format)).Select(writer => writer.Extension)];
        string ending = endings.Length == 0 ? "no format of tables was asked for" : string.Join(", ", endings);
        Markup files = Markup.Join(tables.Select(pair => Markup.Of($"<li><code>tables/{pair.Table.Id}</code> ({ending}): {Markup.Name(pair.Title, 120)}</li>")));
        Markup figures = Markup.Join(context.Figures.Select(figure => Markup.Of($"<li><code>figures/{figure.Id}</code> (.svg, .png, .csv): {NameText.Visible(figure.Question)}</li>")));
        return Markup.Of($"<p class=\"lead\">These files lie beside this page; references are in <code>references.bib</code>.</p><details><summary>{tables.Length} tables, {context.Figures.Count()} figures</summary><ul class=\"prose\">{files}{figures}</ul></details><p class=\"lead\">LaTeX preview of the first table{cut}:</p><div class=\"code\"><button type=\"button\" id=\"cp\">Copy</button><pre tabindex=\"0\" aria-label=\"LaTeX table\" id=\"tex\">{new LatexTableWriter().Write(first with { Rows = [.. first.Rows.Take(MostPreviewed)] })}</pre></div>");
    }
}
