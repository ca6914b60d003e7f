using Concord.Tests;
using SkiaSharp;

namespace Concord.Pipeline.Tests.Watching;

/// <summary>The status page in a real browser, where there is one: its script runs under its own policy, names stay names, and it is drawn at two widths and in two themes.</summary>
public sealed class WatchBrowserTests
{
    [Fact]
    public async Task Names_with_markup_stay_text_and_everything_is_shown()
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        foreach (string path in new[] { "/#dark", "/submission/" + store.Submission.Id, "/job/" + store.Key("extract <img") })
        {
            string dom = Browser.Run("--virtual-time-budget=4000", "--dump-dom", new Uri(page.Url, path).AbsoluteUri);
            Assert.Contains("&lt;img src=x onerror=", dom, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", dom, StringComparison.Ordinal);
            Assert.DoesNotContain("<title>owned", dom, StringComparison.Ordinal);
            Assert.Contains("U+202E", dom, StringComparison.Ordinal);
            Assert.Contains("3 tensors are missing", dom, StringComparison.Ordinal);
            Assert.Contains(">live<", dom, StringComparison.Ordinal);
            Assert.Equal(path == "/#dark", dom.Contains("data-theme=\"dark\"", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(500, false)]
    [InlineData(1280, true)]
    public async Task The_page_is_drawn(int width, bool dark)
    {
        using WatchedStore store = new();
        await using WatchedPage page = await WatchedPage.Open(store);
        using TemporaryFolder folder = new();
        string picture = folder.File("page.png");
        Browser.Run("--virtual-time-budget=4000", "--hide-scrollbars", $"--window-size={width},1200", "--screenshot=" + picture, new Uri(page.Url, dark ? "/#dark" : "/").AbsoluteUri);
        using SKBitmap bitmap = SKBitmap.Decode(picture);
        Assert.Equal(width, bitmap.Width);
        double[] lightness = [.. bitmap.Pixels.Select(pixel => (pixel.Red + pixel.Green + pixel.Blue) / 765.0)];
        double background = lightness.Order().ElementAt(lightness.Length / 2);
        Assert.InRange(background, dark ? 0.0 : 0.9, dark ? 0.2 : 1.0);
        double ink = lightness.Count(value => Math.Abs(value - background) > 0.3) / (double)lightness.Length;
        Assert.InRange(ink, 0.01, 0.4);
    }
}
