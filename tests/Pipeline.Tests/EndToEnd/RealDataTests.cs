using System.Globalization;
using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>The manifests of the real datasets through the program, held to numbers that numpy, scipy and scikit-learn gave (shared/golden/real). Networks are left out here: nothing outside says what they score.</summary>
[Collection(EndToEndGroup.Name)]
public sealed class RealDataTests
{
    [Fact]
    public void Kriegeskorte92_gives_the_reference_rows_and_ceiling()
    {
        using TemporaryFolder folder = new();
        IReadOnlyList<ScoreRow> rows = Run("kriegeskorte92", folder);
        (string Model, double MeanOverSubjects, double MeanRdm, double TauA, double Monkey)[] expected =
        [
            ("animacy", 0.3862, 0.5882, 0.3397, 0.4534),
            ("face-body-manmade-natural", 0.2766, 0.4053, 0.2006, 0.4253),
            ("monkey-it", 0.2963, 0.4389, 0.3040, 1),
            ("eva", 0.2454, 0.3542, 0.2408, 0.0942),
            ("hmax", 0.1599, 0.2217, 0.1494, 0.2452),
            ("v1", 0.0265, 0.0393, 0.0261, 0.0740),
            ("silhouette", 0.0966, 0.1247, 0.0837, 0.2474),
            ("radon", 0.0381, 0.0612, 0.0412, 0.0160),
        ];
        foreach ((string model, double subjects, double mean, double tau, double monkey) in expected)
        {
            ScoreRow human = Row(rows, "kriegeskorte92.hit-rsa", model, "rsa(correlation,spearman)");
            Assert.Equal(subjects, human.Score!.Value, 0.00005);
            Assert.Equal(0.3770, human.Ceiling!.Value, 0.00005);
            Assert.Equal(0.6719, human.CeilingUpper!.Value, 0.00005);
            Assert.Equal(human.Score.Value / human.Ceiling.Value, human.Normalized!.Value, 1e-12);
            ScoreRow[] means = [.. rows.Where(row => row.Benchmark == "kriegeskorte92.hit-mean-rsa" && row.Model == model)];
            Assert.Equal(mean, means.Single(row => row.Metric.Contains("spearman", StringComparison.Ordinal)).Score!.Value, 0.00005);
            Assert.Equal(tau, means.Single(row => row.Metric.Contains("tau", StringComparison.Ordinal)).Score!.Value, 0.00005);
            if (model == "monkey-it")
            {
                // Its RDM is the recorded one there: a score of 1 with itself is none.
                Assert.DoesNotContain(rows, row => row.Benchmark == "kriegeskorte92.mit-rsa" && row.Model == model);
                continue;
            }

            Assert.Equal(monkey, Row(rows, "kriegeskorte92.mit-rsa", model, null).Score!.Value, 0.00005);
        }

        Assert.Equal(0.4912, Row(rows, "kriegeskorte92.hit-fig1-rsa", "monkey-it", null).Score!.Value, 0.00005);
    }

    [Fact]
    public void Geirhos2021_gives_the_published_aggregate_and_every_set()
    {
        using TemporaryFolder folder = new();
        string golden = Repository.Shared("golden", "real", "geirhos2021_models.csv");
        IReadOnlyList<ScoreRow> rows = Run("geirhos2021", folder);
        Dictionary<string, string> idOf = new(StringComparer.Ordinal) { ["resnet50"] = "resnet50", ["simclr_resnet50x1"] = "simclr-x1", ["bagnet33"] = "bagnet33" };
        (string Column, string Metric)[] metrics = [("acc", "accuracy"), ("accdiff", "accuracy-difference"), ("obs", "observed-consistency"), ("kappa", "error-consistency")];
        string[] lines = File.ReadAllLines(golden);
        string[] head = lines[0].Split(',');
        int compared = 0;
        foreach (string[] cells in lines.Skip(1).Select(line => line.Split(',')).Where(cells => idOf.ContainsKey(cells[0])))
        {
            foreach ((string column, string metric) in metrics)
            {
                ScoreRow[] found = [.. rows.Where(row => row.Model == idOf[cells[0]] && IsMetric(row, metric) && row.Condition is null && row.Stimuli == "geirhos2021/" + cells[1])];
                Assert.True(found.Length == 1, $"{cells[0]} {cells[1]} {metric}: {found.Length} rows");
                Assert.Equal(double.Parse(cells[Array.IndexOf(head, column)], CultureInfo.InvariantCulture), found[0].Score!.Value, 1e-9);
                compared++;
            }
        }

        Assert.Equal(3 * 17 * 4, compared);
        (string Model, double[] Values)[] published = [("humans", [0.7228, 0.0066, 0.8085, 0.4312]), ("resnet50", [0.559, 0.087, 0.665, 0.208]), ("simclr-x1", [0.596, 0.080, 0.667, 0.179]), ("bagnet33", [0.398, 0.156, 0.567, 0.137])];
        foreach ((string model, double[] values) in published)
        {
            for (int i = 0; i < metrics.Length; i++)
            {
                ScoreRow whole = rows.Single(row => row.Model == model && IsMetric(row, metrics[i].Metric) && row.Condition is null && row.Stimuli == "geirhos2021");
                Assert.Equal(values[i], whole.Score!.Value, 0.00051);
            }
        }

        Assert.Equal(0.2142, rows.Single(row => row.Model == "resnet50" && row.Condition is null && IsMetric(row, "shape-bias")).Score!.Value, 0.00051);
    }

    private static bool IsMetric(ScoreRow row, string id) => row.Metric == id || row.Metric.StartsWith(id + "(", StringComparison.Ordinal);

    [Fact]
    public void Object2Vec_gives_the_reference_rows_by_region()
    {
        using TemporaryFolder folder = new();
        string[] golden = File.ReadAllLines(Repository.Shared("golden", "real", "object2vec.txt"));
        string[] regions = golden.First(line => line.Contains(" EVC ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IReadOnlyList<ScoreRow> rows = Run("object2vec", folder);
        foreach (string model in new[] { "alexnet20", "word2vec30" })
        {
            string[] values = golden.Single(line => line.StartsWith(model + "/ridge10", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            for (int region = 0; region < regions.Length; region++)
            {
                ScoreRow row = rows.Single(r => r.Model == model && r.Region == regions[region] && r.Metric.StartsWith("ridge(", StringComparison.Ordinal) && r.Subject is null);
                Assert.Equal(double.Parse(values[region], CultureInfo.InvariantCulture), row.Score!.Value, 0.00051);
            }
        }
    }

    private static ScoreRow Row(IReadOnlyList<ScoreRow> rows, string benchmark, string model, string? metric) =>
        rows.Single(row => row.Benchmark == benchmark && row.Model == model && row.Subject is null && (metric is null || row.Metric == metric));

    /// <summary>Runs a manifest of the repository without the models that are networks.</summary>
    private static IReadOnlyList<ScoreRow> Run(string name, TemporaryFolder folder)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["CONCORD_MIRROR"] = Repository.Shared("mirror"), ["CONCORD_DATA"] = Repository.Shared("data") };
        List<string> kept = [];
        bool models = false;
        List<string> item = [];

        // The penalty search has no reference numbers here, and takes most of the time.
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "manifests", "real", name + ".yaml")).Where(line => !line.Contains("ridge-cv:", StringComparison.Ordinal)).Append("end:"))
        {
            bool begins = line.StartsWith("  - ", StringComparison.Ordinal) || !line.StartsWith(' ');
            if (begins && item.Count > 0)
            {
                if (!models || !item.Any(text => text.Contains("architecture:", StringComparison.Ordinal)))
                {
                    kept.AddRange(item);
                }

                item = [];
            }

            models = line.StartsWith("models:", StringComparison.Ordinal) || (models && (line.StartsWith(' ') || line.StartsWith('#')));
            item.Add(line.StartsWith("report:", StringComparison.Ordinal) ? "bootstrap: 0" : line);
        }

        File.WriteAllLines(folder.File(name + ".yaml"), kept);
        ConcordProgram.Run(environment, "run", folder.File(name + ".yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(0);
        return SmallRun.Scores(folder.File("out"));
    }
}
