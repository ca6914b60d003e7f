using System.IO.Compression;
using System.Xml.Linq;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Sections;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting;

/// <summary>What the page's numbers lead to, and how it carries many of them.</summary>
public class PageDataTests
{
    private static readonly JobRow Made = SampleRun.Job(7, "done") with { Title = ScoreJob.TitleOf("a", "b", "rsa(correlation,spearman)") };

    [Fact]
    public void A_score_leads_to_the_job_that_made_it()
    {
        XElement page = PageTests.CheckStructure(HtmlPage.Write(new ReportContext(new ReportInput { Name = "x", Scores = [SampleRun.Row("a", "b", 0.3), SampleRun.Row("c", "b", 0.2)], Jobs = [SampleRun.Job(1, "failed"), Made] })));
        XElement link = Assert.Single(page.Descendants("td").Elements("a"));
        Assert.Equal(".300", link.Value);
        Assert.Contains("score a on b", page.Descendants("tr").Single(row => row.Attribute("id")?.Value == link.Attribute("href")!.Value[1..]).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_that_the_page_does_not_list_has_no_link()
    {
        JobRow[] jobs = [.. Enumerable.Range(100, JobList.MostShown).Select(i => SampleRun.Job(i, "failed")), Made];
        XElement page = PageTests.CheckStructure(HtmlPage.Write(new ReportContext(new ReportInput { Name = "x", Scores = [SampleRun.Row("a", "b", 0.3)], Jobs = jobs })));
        Assert.Empty(page.Descendants("td").Elements("a"));
    }

    [Fact]
    public void Two_jobs_of_one_key_share_one_row_id()
    {
        JobRow other = Made with { Title = ScoreJob.TitleOf("c", "b", "rsa(correlation,spearman)") };
        PageTests.CheckStructure(HtmlPage.Write(new ReportContext(new ReportInput { Name = "x", Scores = [SampleRun.Row("a", "b", 0.3), SampleRun.Row("c", "b", 0.2)], Jobs = [Made, other] })));
    }

    [Fact]
    public void Many_rows_travel_packed_and_come_out_the_same()
    {
        ScoreRow[] rows = [.. Enumerable.Range(0, 9000).Select(i => SampleRun.Row("a", "b", i / 9001.0) with { Selection = null, Layer = $"layer {i}", LayerIndex = i, Fingerprint = $"{i:x12}" })];
        XElement page = PageTests.CheckStructure(HtmlPage.Write(new ReportContext(new ReportInput { Name = "x", Scores = rows, Jobs = [] })));
        XElement data = page.Descendants("script").Single(script => script.Attribute("id")?.Value == "bd");
        Assert.Equal("application/gzip", data.Attribute("type")!.Value);
        using GZipStream unpacked = new(new MemoryStream(Convert.FromBase64String(data.Value)), CompressionMode.Decompress);
        string json = new StreamReader(unpacked).ReadToEnd();
        Assert.Equal(AllRowsSection.Json(rows), json);
        Assert.True(data.Value.Length < json.Length / 2, $"{data.Value.Length} of {json.Length}");
    }
}
