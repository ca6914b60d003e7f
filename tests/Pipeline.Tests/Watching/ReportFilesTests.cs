using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Tests.Watching;

public sealed class ReportFilesTests
{
    [Theory]
    [InlineData(null, "index.html")]
    [InlineData("", "index.html")]
    [InlineData("tables/scores.csv", "tables/scores.csv")]
    public void What_belongs_to_the_report_is_found(string? path, string expected)
    {
        using WatchedStore store = new();
        Assert.Equal(Path.Combine(store.Report, expected), ReportFiles.Find(store.Report, path)!.Value.Path);
    }

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("tables/../../secret.csv")]
    [InlineData("/etc/passwd.csv")]
    [InlineData("tables\\..\\..\\secret.csv")]
    [InlineData("tables//scores.csv")]
    [InlineData("./index.html")]
    [InlineData(".hidden.csv")]
    [InlineData("c:scores.csv")]
    [InlineData("index.html\0.csv")]
    [InlineData("manifest.lock.yaml")]
    [InlineData("tables")]
    [InlineData("index.html/x.csv")]
    public void Nothing_else_is(string path)
    {
        using WatchedStore store = new();
        File.WriteAllText(Path.Combine(store.Report, ".hidden.csv"), "x");
        File.WriteAllText(Path.Combine(store.Report, "manifest.lock.yaml"), "x");
        Assert.Null(ReportFiles.Find(store.Report, path));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        using WatchedStore store = new();
        File.CreateSymbolicLink(Path.Combine(store.Report, "link.csv"), Path.Combine(store.Submission.Out, "secret.csv"));
        Directory.CreateSymbolicLink(Path.Combine(store.Report, "out"), store.Submission.Out);
        Assert.Null(ReportFiles.Find(store.Report, "link.csv"));
        Assert.Null(ReportFiles.Find(store.Report, "out/secret.csv"));
    }
}
