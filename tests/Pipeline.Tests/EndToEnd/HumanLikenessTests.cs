using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>model-vs-human's two published tables, digit by digit, by <c>concord run manifests/real/geirhos2021.yaml</c>.</summary>
[Collection(EndToEndGroup.Name)]
public sealed class HumanLikenessTests
{
    [Fact]
    public void The_published_tables_are_remade_and_typeset_with_intervals_and_ranks_beside_them()
    {
        using TemporaryFolder folder = new();
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["CONCORD_MIRROR"] = Repository.Shared("mirror"), ["CONCORD_DATA"] = Repository.Shared("data") };
        ConcordProgram.Run(environment, "run", Path.Combine(Repository.Root, "manifests", "real", "geirhos2021.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(0);
        string tables = Path.Combine(folder.File("out"), "report", "tables");

        // bethgelab/model-vs-human, latex-report/assets/benchmark_table_humanlike.tex and benchmark_table_accuracy.tex.
        (string Model, string[] Digits)[] humanlike = [("simclr-x1", ["0.080", "0.667", "0.179", "1.333"]), ("resnet50", ["0.087", "0.665", "0.208", "1.667"]), ("bagnet33", ["0.156", "0.567", "0.137", "3.000"])];
        (string Model, string[] Digits)[] accuracy = [("simclr-x1", ["0.596", "1.000"]), ("resnet50", ["0.559", "2.000"]), ("bagnet33", ["0.398", "3.000"])];
        AssertDigits(Only(tables, "geirhos2021-human-likeness-????????.tex"), humanlike);
        AssertDigits(Only(tables, "geirhos2021-ood-accuracy-????????.tex"), accuracy);

        string[][] uncertain = [.. File.ReadAllLines(Only(tables, "geirhos2021-human-likeness-intervals-????????.csv")).Select(line => line.Split(','))];
        int low = Array.IndexOf(uncertain[0], "error_consistency_low");
        Assert.Equal(humanlike.Select(row => row.Model), uncertain.Skip(1).Select(row => row[0]));
        foreach ((string[] row, (_, string[] digits)) in uncertain.Skip(1).Zip(humanlike))
        {
            double value = Number(digits[2]);
            Assert.True(Number(row[low]) < value && value < Number(row[low + 1]), $"{row[0]}: {row[low]} to {row[low + 1]}");
        }

        CheckMatrices(tables, humanlike);

        // The networks of .080 against .087 and .667 against .665 share the first rank; the third is told from both.
        Assert.Equal("3", uncertain[3][^1]);
        Assert.Contains("human-likeness", File.ReadAllText(Path.Combine(folder.File("out"), "report", "index.html")), StringComparison.Ordinal);
    }

    // The matrix's means with people are the published κ, and set by set those of the goldens, which model-vs-human's own code made.
    private static void CheckMatrices(string tables, (string Model, string[] Digits)[] humanlike)
    {
        string[][] whole = Csv(Only(tables, "geirhos2021-error-consistency-matrix-????????.csv"));
        int people = Array.IndexOf(whole[0], "people");
        Assert.All(humanlike, row => Assert.Equal(Number(row.Digits[2]), Number(whole.Single(line => line[0] == row.Model)[people]), 0.00051));
        Assert.Equal(0.4312, Number(whole.Single(line => line[0] == "People")[people]), 0.00005);
        Dictionary<string, string> idOf = new(StringComparer.Ordinal) { ["resnet50"] = "resnet50", ["simclr_resnet50x1"] = "simclr-x1", ["bagnet33"] = "bagnet33" };
        string[][] golden = [.. Csv(Repository.Shared("golden", "real", "geirhos2021_models.csv")).Where(line => idOf.ContainsKey(line[0]))];
        Assert.Equal(3 * 17, golden.Length);
        foreach (string[] line in golden)
        {
            string[][] set = Csv(Only(tables, $"geirhos2021-{line[1].ToLowerInvariant()}-error-consistency-matrix-????????.csv"));
            Assert.Equal(Number(line[^1]), set.Single(row => row[0] == idOf[line[0]]).Skip(5).Average(Number), 1e-9);
        }

        foreach (string[] line in Csv(Repository.Shared("golden", "real", "geirhos2021_humans.csv")).Skip(1))
        {
            string[][] set = Csv(Only(tables, $"geirhos2021-{line[0].ToLowerInvariant()}-error-consistency-matrix-????????.csv"));
            Assert.Equal(Number(line[^1]), set.Skip(4).SelectMany(row => row.Skip(5)).Where(cell => cell.Length > 0).Average(Number), 1e-9);
        }
    }

    private static string[][] Csv(string path) => [.. File.ReadAllLines(path).Select(line => line.TrimStart('\uFEFF').Split(','))];

    private static string Only(string folder, string pattern) => Assert.Single(Directory.GetFiles(folder, pattern));

    // The digits as LaTeX prints them, whatever is bold.
    private static void AssertDigits(string path, (string Model, string[] Digits)[] published)
    {
        string[][] rows = [.. File.ReadAllLines(path).Where(line => line.EndsWith("\\\\", StringComparison.Ordinal) && !line.StartsWith('{')).Select(line => line.Replace("\\bfseries ", string.Empty, StringComparison.Ordinal).Replace("\\\\", string.Empty, StringComparison.Ordinal).Split('&', StringSplitOptions.TrimEntries))];
        Assert.Equal(published.Select(row => row.Model), rows.Select(row => row[0]));
        Assert.All(published.Zip(rows), pair => Assert.Equal(pair.First.Digits, pair.Second[1..(pair.First.Digits.Length + 1)]));
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
