using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Reporting;

public partial class PageTests
{
    [Fact]
    public void The_page_is_whole_asks_for_nothing_and_can_be_read_by_a_screen_reader() => CheckStructure(HtmlPage.Write(new ReportContext(SampleRun.Make())));

    [Fact]
    public void The_policy_admits_only_the_pages_own_style_and_script()
    {
        string html = HtmlPage.Write(new ReportContext(SampleRun.Make()));
        string policy = Policy().Match(html).Groups["p"].Value;
        Assert.StartsWith("default-src &#39;none&#39;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains(Hash(Style().Match(html).Groups["b"].Value), policy, StringComparison.Ordinal);
        Assert.Contains(Hash(Script().Match(html).Groups["b"].Value), policy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulated_recording_is_said_in_answer_table_and_figure()
    {
        XElement page = Parse(HtmlPage.Write(new ReportContext(SampleRun.Make())));
        Assert.Contains("SIMULATED", Section(page, "answer").Value, StringComparison.Ordinal);
        Assert.Contains(Section(page, "scores").Descendants("caption"), caption => caption.Value.StartsWith("SIMULATED", StringComparison.Ordinal));
        Assert.Contains(Section(page, "layers").Descendants("text"), text => text.Value.StartsWith("SIMULATED", StringComparison.Ordinal));
        Assert.Contains(Section(page, "effects").Descendants("text"), text => text.Value.StartsWith("SIMULATED", StringComparison.Ordinal));
        Assert.Contains("resnet20 is best", Section(page, "answer").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_say_how_networks_decided_where_they_did()
    {
        ReportInput sample = SampleRun.Make();
        Assert.DoesNotContain("networks are shown the pictures", Section(Parse(HtmlPage.Write(new ReportContext(sample))), "methods").Value, StringComparison.Ordinal);
        ReportInput decided = sample with { Scores = [.. sample.Scores.Select(row => row.Metric.StartsWith("error-consistency", StringComparison.Ordinal) ? row with { Readout = "logits;softmax;sixteen-class/mean-probability/1" } : row)] };
        Assert.Contains("decide by the mean probability over those of ImageNet's 1,000 classes that are in each of 16 categories", Section(Parse(HtmlPage.Write(new ReportContext(decided))), "methods").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Below_a_sweep_the_best_layer_has_only_its_honest_name()
    {
        string text = string.Join(' ', Parse(HtmlPage.Write(new ReportContext(SampleRun.Make()))).Descendants("section").Where(section => section.Attribute("id")!.Value != "answer").Select(section => section.Value));
        Assert.Contains("Optimistic maximum over layers", text, StringComparison.Ordinal);
        Assert.DoesNotContain("best layer", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("optimistic-max;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_are_harmless_everywhere()
    {
        ReportInput input = HostileRun.Make();
        string html = HtmlPage.Write(new ReportContext(input));
        XElement page = CheckStructure(html);
        Assert.Equal(2, page.Descendants("script").Count());
        Assert.Empty(page.Descendants("img"));
        Assert.DoesNotContain('\u202E', html);
        Assert.DoesNotContain('\u0007', html);
        using var folder = new TemporaryFolder();
        ReportWriter.Write(input, folder.Path);
        foreach (string file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.Matches("^[a-z0-9.-]+$", Path.GetFileName(file));
            string text = file.EndsWith(".png", StringComparison.Ordinal) ? string.Empty : File.ReadAllText(file);
            switch (Path.GetExtension(file))
            {
                case ".csv":
                    Assert.DoesNotMatch(@"(^|[\r\n,])""?[=@\t]", text);
                    break;
                case ".tex":
                    Assert.DoesNotContain("\\input{", text, StringComparison.Ordinal);
                    Assert.DoesNotContain("\\write18{", text, StringComparison.Ordinal);
                    break;
                case ".md":
                    Assert.DoesNotMatch(@"[^\\]<", text);
                    break;
                case ".svg":
                    XDocument.Parse(text);
                    break;
            }
        }
    }

    [Fact]
    public void A_run_without_scores_says_so()
    {
        XElement page = CheckStructure(HtmlPage.Write(new ReportContext(new ReportInput { Name = "empty", Scores = [], Jobs = [] })));
        Assert.Contains("No score was computed", Section(page, "answer").Value, StringComparison.Ordinal);
        Assert.Contains("The manifest asks no question", Section(page, "answer").Value, StringComparison.Ordinal);
        Assert.Contains("0 of 0 failed", Section(page, "jobs").Value, StringComparison.Ordinal);
        Assert.Contains($"No caution was raised by {Concord.Pipeline.Cautions.CautionCatalogue.All.Count - 1} checks", Section(page, "cautions").Value, StringComparison.Ordinal);
        Assert.Contains("Not looked at: accuracy gap behind a contrast (no model has a tag accuracy).", Section(page, "cautions").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void One_model_is_described_and_not_ranked()
    {
        XElement page = CheckStructure(HtmlPage.Write(new ReportContext(new ReportInput { Name = "one", Scores = [SampleRun.Row("a", "b", 0.3) with { CiLow = 0.2, CiHigh = 0.4 }], Jobs = [SampleRun.Job(1, "done")] })));
        Assert.Contains("a alone has a score, .300 (.200 to .400)", Section(page, "answer").Value, StringComparison.Ordinal);
        Assert.Contains("One level only: nothing to compare (family: convnet)", Section(page, "effects").Value, StringComparison.Ordinal);
        Assert.Contains("0 of 1 failed", Section(page, "jobs").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void When_every_job_failed_the_errors_stand_in_the_page()
    {
        using var folder = new TemporaryFolder();
        var input = new ReportInput { Name = "failed", Scores = [SampleRun.Row("a", "b", null) with { Note = "ceiling <= 0" }], Jobs = [SampleRun.Job(1, "failed"), SampleRun.Job(2, "blocked")] };
        ReportWriter.Write(input, folder.Path);
        XElement page = CheckStructure(File.ReadAllText(Path.Combine(folder.Path, "report", "index.html")));
        Assert.Contains("2 of 2 failed", Section(page, "jobs").Value, StringComparison.Ordinal);
        Assert.Contains("3 keys are missing", Section(page, "jobs").Value, StringComparison.Ordinal);
        Assert.Contains("ceiling <= 0", Section(page, "scores").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_never_printed()
    {
        ReportInput sample = SampleRun.Make();
        var input = sample with
        {
            Scores = [.. sample.Scores.Select((row, i) => (i % 3) switch { 0 => row with { Score = double.NaN, Ceiling = double.NaN }, 1 => row with { CiLow = double.NegativeInfinity, CiHigh = double.PositiveInfinity, Normalized = double.NaN, Depth = double.NaN }, _ => row })],
            Resamples = [.. sample.Resamples.Select((row, i) => i % 5 == 0 ? row with { Value = null } : row)],
            Rdms = [new RdmPicture("nan", "b", 3, [double.NaN, 1, 2], [])],
        };
        using var folder = new TemporaryFolder();
        ReportWriter.Write(input, folder.Path);
        foreach (string file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".png", StringComparison.Ordinal)))
        {
            Assert.DoesNotMatch(@"\bNaN\b|Infinity|∞", File.ReadAllText(file));
        }
    }

    [Fact]
    public void Above_twenty_thousand_rows_the_page_holds_declared_layers_and_says_so()
    {
        ScoreRow[] rows = [SampleRun.Row("a", "b", 0.3), .. Enumerable.Range(0, 20_000).Select(i => SampleRun.Row("a", "b", 0.1) with { Selection = null, Layer = $"l{i}", LayerIndex = i, Fingerprint = $"f{i}" })];
        using var folder = new TemporaryFolder();
        string html = File.ReadAllText(ReportWriter.Write(new ReportInput { Name = "many", Scores = rows, Jobs = [] }, folder.Path));
        Assert.True(html.Length < 6_000_000, $"{html.Length}");
        XElement page = CheckStructure(html);
        Assert.Contains("Of 20\u202f001 rows, the page holds the 1 of declared layers", Section(page, "rows").Value, StringComparison.Ordinal);
        Assert.Equal(20_002, File.ReadAllLines(Path.Combine(folder.Path, "report", "tables", "all-rows.csv")).Length);
    }

    [Fact]
    public void A_second_report_leaves_no_table_of_the_first()
    {
        using var folder = new TemporaryFolder();
        ReportWriter.Write(new ReportInput { Name = "x", Scores = [SampleRun.Row("a", "first", 0.3)], Jobs = [] }, folder.Path);
        ReportWriter.Write(new ReportInput { Name = "x", Scores = [SampleRun.Row("a", "second", 0.3)], Jobs = [], Formats = ["csv"] }, folder.Path);
        string[] tables = [.. Directory.GetFiles(Path.Combine(folder.Path, "report", "tables")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["all-rows.csv", "models.csv"], tables[..2]);
        Assert.StartsWith("second", Assert.Single(tables[2..]), StringComparison.Ordinal);
    }

    internal static XElement CheckStructure(string html)
    {
        XElement page = Parse(html);
        Assert.DoesNotMatch("(src|href|action)=\"(https?:)?//", html);
        Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        string[] ids = [.. page.Descendants().Select(element => element.Attribute("id")?.Value).OfType<string>()];
        Assert.Empty(ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.All(page.Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value.TrimStart('#'), ids));
        Assert.All(page.Descendants().Attributes("aria-labelledby").SelectMany(attribute => attribute.Value.Split(' ')), id => Assert.Contains(id, ids));
        int[] levels = [.. page.Descendants().Where(element => Heading().IsMatch(element.Name.LocalName)).Select(element => element.Name.LocalName[1] - '0')];
        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Skip(1).Zip(levels), pair => Assert.True(pair.First <= pair.Second + 1, "a heading level is skipped"));
        Assert.All(page.Descendants("th"), head => Assert.NotNull(head.Attribute("scope")));
        Assert.All(page.Descendants("table"), table => Assert.NotNull(table.Element("caption")));
        Assert.All(page.Descendants("svg"), svg => Assert.True(svg.Attribute("aria-hidden")?.Value == "true" || (svg.Elements("title").Count() == 1 && svg.Elements("desc").Count() == 1)));
        Assert.All(page.Descendants("input").Concat(page.Descendants("select")), control => Assert.True(control.Ancestors("label").Any() || page.Descendants("label").Any(label => label.Attribute("for")?.Value == control.Attribute("id")!.Value)));
        return page;
    }

    private static XElement Section(XElement page, string id) => page.Descendants("section").Single(section => section.Attribute("id")!.Value == id);

    private static XElement Parse(string html)
    {
        string xml = Style().Replace(html, "<style></style>");
        xml = Json().Replace(xml, "<script type=\"application/json\"></script>");
        xml = Script().Replace(xml, "<script></script>");
        return XDocument.Parse(xml.Replace("<!doctype html>", string.Empty, StringComparison.Ordinal).Trim()).Root!;
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("<style>(?<b>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Style();

    [GeneratedRegex("<script>(?<b>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Script();

    [GeneratedRegex("<script type=\"application/json\"(?<b>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Json();

    [GeneratedRegex("Content-Security-Policy\" content=\"(?<p>[^\"]*)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Policy();

    [GeneratedRegex("^h[1-6]$", RegexOptions.None, 1000)]
    private static partial Regex Heading();
}
