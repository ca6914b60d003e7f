using System.Globalization;
using System.Text.RegularExpressions;
using Concord.Datasets.Formats;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>The pages under <c>reports/</c>: they stand alone, and say what the program says now.</summary>
public sealed partial class GalleryTests
{
    private static readonly string s_reports = Path.Combine(Repository.Root, "reports");

    public static TheoryData<string> Pages => [.. Directory.GetDirectories(s_reports).Where(folder => File.Exists(Path.Combine(folder, "index.html"))).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_stands_alone_and_names_no_machine(string name)
    {
        string page = File.ReadAllText(Path.Combine(s_reports, name, "index.html"));
        Assert.Contains("default-src &#39;none&#39;", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Fetched(), page);
        Assert.DoesNotMatch(MachinePath(), page);
        Assert.Single(Heading().Matches(page));
        HashSet<string> ids = [.. Identifier().Matches(page).Select(match => match.Groups["id"].Value)];
        Assert.All(Target().Matches(page).Select(match => match.Groups["id"].Value), target => Assert.Contains(target, ids));
        Assert.InRange(new FileInfo(Path.Combine(s_reports, name, "index.html")).Length, 10_000, 2_500_000);
    }

    [Fact]
    public void The_readme_names_every_folder_and_no_other()
    {
        Assert.Equal(Directory.GetDirectories(s_reports).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal), Rows().Select(cells => cells[0]["reports/".Length..]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("deepnsd")]
    [InlineData("five-resnets")]
    [InlineData("geirhos2021")]
    public void Entries_that_take_seconds_are_made_again(string name)
    {
        string mirror = Repository.Shared("mirror");
        using TemporaryFolder folder = new();
        ConcordProgram.Run([.. Command(name), "--mirror", mirror, "--store", folder.File("store"), "--out", folder.File("out")]).Expect(0);
        Compare(Path.Combine(folder.File("out"), "report", "tables"), name, 1e-4);
    }

    [Fact]
    public void The_quickstart_in_the_gallery_is_the_one_that_the_first_command_made()
    {
        string made = Path.Combine(Repository.Root, "runs", "quickstart", "report", "tables");
        Assert.SkipUnless(Directory.Exists(made), "the README's first command was not run here");

        // A decision between two all but equal logits may turn on another kind of processor.
        Compare(made, "quickstart", 0.01);
    }

    private static string[] Command(string name) =>
        [.. Rows().Single(cells => cells[0] == "reports/" + name)[^1].Split(' ').Skip(1).Select(word => word.StartsWith("manifests/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, word) : word)];

    // The cells of the README's tables whose first is a folder; marks of code are taken away.
    private static IEnumerable<string[]> Rows() => File.ReadLines(Path.Combine(s_reports, "README.md")).Where(line => line.StartsWith("| `reports/", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim(' ', '`')).ToArray());

    // Every table of the gallery is made, cell by cell; numbers within a tolerance, words but for their digits.
    private static void Compare(string made, string name, double tolerance)
    {
        string[] kept = Directory.GetFiles(Path.Combine(s_reports, name, "tables"), "*.csv");
        Assert.NotEmpty(kept);
        List<string> wrong = [];
        foreach (string table in kept)
        {
            string other = Path.Combine(made, Path.GetFileName(table));
            string[][] before = Cells(table), after = File.Exists(other) ? Cells(other) : [];
            if (before.Length != after.Length)
            {
                wrong.Add($"{Path.GetFileName(table)}: {before.Length} rows are in the gallery, {after.Length} are made now");
                continue;
            }

            wrong.AddRange(before.Zip(after).SelectMany((row, line) => row.First.Length != row.Second.Length ? [$"{Path.GetFileName(table)}:{line + 1}: other columns"] : row.First.Zip(row.Second).Where(pair => !Same(pair.First, pair.Second, tolerance)).Select(pair => $"{Path.GetFileName(table)}:{line + 1}: '{pair.First}' is now '{pair.Second}'")));
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} cells differ; tests/full/gallery/remake.py makes the gallery again\n{string.Join('\n', wrong.Take(10))}");
    }

    private static bool Same(string first, string second, double tolerance) =>
        double.TryParse(first, CultureInfo.InvariantCulture, out double a) && double.TryParse(second, CultureInfo.InvariantCulture, out double b)
            ? Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(a))
            : Digits().Replace(first, "#") == Digits().Replace(second, "#");

    private static string[][] Cells(string path)
    {
        CsvTable table = CsvFile.Read(path);
        return [[.. table.Header], .. table.Rows.Select(row => row.ToArray())];
    }

    [GeneratedRegex("<(script|img|iframe|link|image|use)[^>]+(src|href)=\"(?!#|data:)|(?<![A-Za-z])url\\((?!['\"]?(data:|#))|@import", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Fetched();

    // A path from the root of a disk, behind a quote, a bracket or a space.
    [GeneratedRegex(@"[""'> (](/[A-Za-z0-9._-]+){2,}|[A-Z]:\\[A-Za-z]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex MachinePath();

    [GeneratedRegex("<h1[ >]", RegexOptions.None, 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.None, 10_000)]
    private static partial Regex Identifier();

    [GeneratedRegex("href=\"#(?<id>[^\"]+)\"", RegexOptions.None, 10_000)]
    private static partial Regex Target();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 10_000)]
    private static partial Regex Digits();
}
