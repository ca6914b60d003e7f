using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Concord.Pipeline.Reporting;
using Concord.Tests;
using SkiaSharp;

namespace Concord.Pipeline.Tests.Reporting;

/// <summary>The page in a real browser, where there is one: its script runs under its own content policy, and it is drawn at two widths and in two themes.</summary>
public sealed partial class BrowserTests
{
    // What a reader does, told in a pre element: sorts a table by score both ways, searches, and looks whether the page itself scrolls.
    private const string Reader = """
        (async()=>{const $=s=>document.querySelector(s),r={};for(let i=0;i<200&&!$('#cnt').textContent;i++)await new Promise(d=>setTimeout(d,50));
        r.width=innerWidth;r.scroll=document.documentElement.scrollWidth-innerWidth;
        const t=[...document.querySelectorAll('#scores table.sortable')].find(x=>x.textContent.includes('no score')),heads=[...t.querySelectorAll('thead th')],k=heads.findIndex(h=>h.textContent.startsWith('Score'));
        const read=()=>[...t.tBodies[0].rows].map(x=>x.cells[k].dataset.v===undefined?null:+x.cells[k].dataset.v),count=()=>+$('#cnt').textContent.split(' ')[0];
        heads[k].querySelector('button').click();r.down=read();r.first=heads[k].getAttribute('aria-sort');heads[k].querySelector('button').click();r.up=read();r.second=heads[k].getAttribute('aria-sort');
        r.rows=count();$('#q').value='simclr';$('#q').oninput();r.found=count();
        const p=document.createElement('pre');p.id='seen';p.textContent=JSON.stringify(r);document.body.append(p)})()
        """;

    [Fact]
    public void The_script_runs_under_the_pages_own_policy()
    {
        using TemporaryFolder folder = new();
        string page = Page(folder);
        string dom = Browser.Run("--dump-dom", new Uri(page).AbsoluteUri + "#dark");
        Assert.Contains("data-theme=\"dark\"", dom, StringComparison.Ordinal);
        Assert.Contains("<button type=\"button\">", dom, StringComparison.Ordinal);
        Assert.Contains(" rows, ", dom, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(400, false)]
    [InlineData(1280, true)]
    public void The_page_is_drawn(int width, bool dark)
    {
        using TemporaryFolder folder = new();
        string page = Page(folder);
        string picture = folder.File("page.png");
        Browser.Run("--hide-scrollbars", $"--window-size={width},1600", "--screenshot=" + picture, new Uri(page).AbsoluteUri + (dark ? "#dark" : string.Empty));
        using SKBitmap bitmap = SKBitmap.Decode(picture);
        Assert.Equal(width, bitmap.Width);
        double[] lightness = [.. bitmap.Pixels.Select(pixel => (pixel.Red + pixel.Green + pixel.Blue) / 765.0)];
        double background = lightness.Order().ElementAt(lightness.Length / 2);
        Assert.InRange(background, dark ? 0.0 : 0.9, dark ? 0.2 : 1.0);
        double ink = lightness.Count(value => Math.Abs(value - background) > 0.3) / (double)lightness.Length;
        Assert.InRange(ink, 0.01, 0.4);
    }

    [Fact]
    public void A_reader_sorts_with_missing_last_searches_and_sees_no_page_scroll()
    {
        using TemporaryFolder folder = new();
        ReportInput sample = SampleRun.Make();
        string page = Page(folder, sample with { Scores = [.. sample.Scores, sample.Scores[0] with { Model = "no score", Score = null, CiLow = null, CiHigh = null, Fingerprint = "none" }] });
        string html = File.ReadAllText(page);
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Reader)));
        File.WriteAllText(page, html.Replace("script-src ", $"script-src &#39;sha256-{hash}&#39; ", StringComparison.Ordinal).Replace("</body>", $"<script>{Reader}</script></body>", StringComparison.Ordinal));
        string dom = Browser.Run("--window-size=400,900", "--virtual-time-budget=20000", "--dump-dom", new Uri(page).AbsoluteUri);
        JsonElement seen = JsonDocument.Parse(WebUtility.HtmlDecode(Seen().Match(dom).Groups["json"].Value)).RootElement;
        double?[] down = [.. seen.GetProperty("down").EnumerateArray().Select(Number)], up = [.. seen.GetProperty("up").EnumerateArray().Select(Number)];
        Assert.InRange(seen.GetProperty("width").GetInt32(), 300, 500);
        Assert.True(seen.GetProperty("scroll").GetInt32() <= 0, $"the page scrolls by {seen.GetProperty("scroll")} px");
        Assert.Null(down[^1]);
        Assert.Null(up[^1]);
        Assert.Equal(down[..^1].OrderDescending(), down[..^1]);
        Assert.Equal(down[..^1].Order(), up[..^1]);
        Assert.Equal("descending", seen.GetProperty("first").GetString());
        Assert.Equal("ascending", seen.GetProperty("second").GetString());
        Assert.InRange(seen.GetProperty("found").GetInt32(), 1, seen.GetProperty("rows").GetInt32() / 2);
    }

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    private static string Page(TemporaryFolder folder, ReportInput? input = null)
    {
        ReportWriter.Write(input ?? SampleRun.Make(), folder.Path);
        return folder.File(Path.Combine("report", "index.html"));
    }

    [GeneratedRegex("<pre id=\"seen\">(?<json>.*?)</pre>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Seen();
}
