using System.Globalization;
using System.Text.Json;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Reporting.Trends;

public sealed class Scratch
{
    [Fact]
    public void Page()
    {
        string[] others = ["is_pretrained", "is_random", "is_ssl", "is_adv", "is_ablation"];
        List<ScoreRow> rows = [];
        foreach ((string file, string id) in new[] { ("3c/3c902d135628cf0a63a537dad7ed2bb5a91738a759819d45a946d129eff06609.csv", "trained"), ("57/5745f1cc2306de9347fa6dca6df79e309f91e21ac5cb3f3e2d057adb860e7b76.csv", "series") })
        {
            string[] lines = File.ReadAllLines(Repository.Shared("mirror", "files", file));
            string[] head = lines[0].Split(',');
            foreach (string line in lines.Skip(1))
            {
                string[] cells = line.Split(',');
                string? Cell(string name) => Array.IndexOf(head, name) is >= 0 and var k ? cells[k] : null;
                if (Cell("score") is not { Length: > 0 } score || others.Any(o => Cell(o) is { } v && v != "False") || Cell("dataset") is not ("imagenet" or "ecoset"))
                {
                    continue;
                }

                string model = Cell("model_id")!;
                rows.Add(SampleRun.Row(model, Cell("region")!, double.Parse(score, CultureInfo.InvariantCulture), "pls") with
                {
                    Manifest = id,
                    Region = Cell("region"),
                    Family = Cell("arch_family")!.Replace("Flex", string.Empty),
                    Architecture = Cell("arch")!,
                    CheckpointStep = Cell("epochs") is { } e ? long.Parse(e, CultureInfo.InvariantCulture) : null,
                    Tags = JsonSerializer.Serialize(new Dictionary<string, object?> { ["compute"] = double.Parse(Cell("total_flops")!, CultureInfo.InvariantCulture), ["parameters"] = double.Parse(Cell("n_params")!, CultureInfo.InvariantCulture), ["images_seen"] = double.Parse(Cell("n_samples_seen")!, CultureInfo.InvariantCulture), ["data"] = Cell("dataset"), ["seed"] = Cell("seed") }),
                });
            }
        }

        ReportInput input = new()
        {
            Name = "scaling",
            Question = "Does agreement with the brain go on rising with compute?",
            Scores = [],
            Jobs = [],
            TableRows = rows,
            By = [],
            Analyses =
            [
                new() { Id = "neural-compute", Kind = AnalysisKind.Scaling, X = ["compute"], Units = [1e13], Benchmarks = ["V1", "V2", "V4", "IT"], Table = "trained", Seed = 42 },
                new() { Id = "behaviour-compute", Kind = AnalysisKind.Scaling, X = ["compute"], Units = [1e13], Benchmarks = ["Behavioral"], Table = "trained", Seed = 42 },
                new() { Id = "families-neural", Kind = AnalysisKind.Scaling, X = ["compute"], Units = [1e13], Benchmarks = ["V1", "V2", "V4", "IT"], By = "family", Forms = new Dictionary<string, string> { ["ViT"] = "shifted", ["ConvNeXt"] = "shifted" }, Where = new Dictionary<string, IReadOnlyList<string>> { ["family"] = ["ResNet", "ViT", "ConvNeXt", "EfficientNet"] }, Table = "trained", Seed = 42 },
                new() { Id = "resnet18-training", Kind = AnalysisKind.Development, X = ["checkpoint_step"], Benchmarks = ["V1", "V2", "V4", "IT", "Behavioral"], Where = new Dictionary<string, IReadOnlyList<string>> { ["model"] = ["resnet18_imagenet_full"] }, Table = "series", Seed = 42 },
            ],
        };
        var watch = System.Diagnostics.Stopwatch.StartNew();
        ReportWriter.Write(input, "/tmp/sc/run");
        TestContext.Current.TestOutputHelper!.WriteLine($"{watch.Elapsed}");
    }
}
