using Concord.Pipeline.Reporting;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Reporting;

public class ReportWriterTests
{
    [Fact]
    public void A_report_has_its_page_tables_figures_and_references_and_no_half_written_file()
    {
        using var folder = new TemporaryFolder();
        string index = ReportWriter.Write(SampleRun.Make(), folder.Path);
        if (Environment.GetEnvironmentVariable("CONCORD_SAMPLE_REPORT") is { Length: > 0 } keep)
        {
            ReportWriter.Write(SampleRun.Make(), keep);
        }

        Assert.Equal(Path.Combine(folder.Path, "report", "index.html"), index);
        Assert.InRange(new FileInfo(index).Length, 50_000, 1_000_000);
        string[] files = Directory.GetFiles(Path.Combine(folder.Path, "report"), "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(files, file => file.EndsWith(".part", StringComparison.Ordinal));
        string[] figures = [.. files.Where(file => file.EndsWith(".svg", StringComparison.Ordinal))];
        Assert.True(figures.Length >= 12, $"{figures.Length} figures");
        Assert.All(figures, svg => Assert.True(File.Exists(Path.ChangeExtension(svg, ".png")) && File.Exists(Path.ChangeExtension(svg, ".csv"))));
        string[] tables = [.. files.Where(file => file.EndsWith(".tex", StringComparison.Ordinal))];
        Assert.Equal(15, tables.Length); // the models, five of scores, three of crossed factors, one of error consistency, five of confusions
        Assert.Contains("@article{sample1", File.ReadAllText(Path.Combine(folder.Path, "report", "references.bib")), StringComparison.Ordinal);
    }
}
