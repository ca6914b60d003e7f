using Concord.Pipeline.Reporting;
using Concord.Tests;
using SkiaSharp;

namespace Concord.Pipeline.Tests.Reporting;

/// <summary>The page in a real browser, where there is one: its script runs under its own content policy, and it is drawn at two widths and in two themes.</summary>
public sealed class BrowserTests
{
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

    private static string Page(TemporaryFolder folder)
    {
        ReportWriter.Write(SampleRun.Make(), folder.Path);
        return folder.File(Path.Combine("report", "index.html"));
    }
}
