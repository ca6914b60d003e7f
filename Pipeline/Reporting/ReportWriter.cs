using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting;

/// <summary>Writes a run's report: the page, the tables and figures as files, the references.</summary>
public static class ReportWriter
{
    /// <summary>The formats of table files: one line each.</summary>
    public static IReadOnlyList<TableWriter> TableWriters { get; } = [new CsvTableWriter(), new MarkdownTableWriter(), new LatexTableWriter()];

    /// <summary>Writes <c>report/</c> under the run directory; each file appears whole, the page last. Files of an earlier report that this one does not have are removed.</summary>
    /// <param name="input">What the report is made from.</param>
    /// <param name="runDirectory">The run directory; made when it is not there.</param>
    /// <returns>The path of <c>report/index.html</c>, or of <c>report/</c> when html is not among the formats.</returns>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static string Write(ReportInput input, string runDirectory)
    {
        var context = new ReportContext(input);
        string report = Path.Combine(runDirectory, "report");
        HashSet<string> written = new(StringComparer.Ordinal);
        foreach (TableWriter writer in TableWriters.Where(writer => input.Formats.Contains(writer.Format, StringComparer.OrdinalIgnoreCase)))
        {
            foreach (ReportTable table in context.AllTables)
            {
                Put(Path.Combine("tables", table.Id + writer.Extension), writer.Write(table), writer.HasByteOrderMark);
            }
        }

        if (input.Formats.Contains("csv", StringComparer.OrdinalIgnoreCase))
        {
            Put(Path.Combine("tables", "all-rows.csv"), AllRowsFile.Write([.. input.Scores, .. input.TableRows]), mark: true);
        }

        foreach (Figure figure in context.Figures)
        {
            Scene sheet = FigureSheet.Compose(figure);
            Put(Path.Combine("figures", figure.Id + ".svg"), SvgWriter.ForFile(sheet), mark: false);
            Put(Path.Combine("figures", figure.Id + ".csv"), new CsvTableWriter().Write(figure.Data), mark: true);
            string png = Path.Combine("figures", figure.Id + ".png");
            ReportFile.Write(Path.Combine(report, png), PngWriter.Write(sheet));
            written.Add(png);
        }

        Put("references.bib", string.Join("\n\n", input.References.Distinct(StringComparer.Ordinal).Select(entry => entry.Trim())) + "\n", mark: false);
        bool html = input.Formats.Contains("html", StringComparer.OrdinalIgnoreCase);
        if (html)
        {
            Put("index.html", HtmlPage.Write(context), mark: false);
        }

        RemoveOthers(report, written);
        return html ? Path.Combine(report, "index.html") : report;

        void Put(string name, string text, bool mark)
        {
            ReportFile.Write(Path.Combine(report, name), text, mark);
            written.Add(name);
        }
    }

    private static void RemoveOthers(string report, HashSet<string> written)
    {
        foreach (string folder in new[] { "tables", "figures" })
        {
            string path = Path.Combine(report, folder);
            foreach (string file in Directory.Exists(path) ? Directory.GetFiles(path) : [])
            {
                if ((Path.GetExtension(file) is ".csv" or ".md" or ".tex" or ".svg" or ".png" or ".part") && !written.Contains(Path.GetRelativePath(report, file)))
                {
                    File.Delete(file);
                }
            }
        }
    }
}
