using Concord.Pipeline.Checks;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Tests.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Checks;

public sealed class ManifestChecksTests
{
    /// <summary>For each rule a change of the smallest good manifest that breaks it.</summary>
    private static readonly Dictionary<string, Func<Manifest, Manifest>> Breaks = new(StringComparer.Ordinal)
    {
        ["identifier"] = manifest => manifest with { Models = [.. manifest.Models, .. manifest.Models] },
        ["analysis"] = manifest => manifest with { Tables = [new TableSpec("a", "/nowhere/at/all.csv", manifest.Models[0].Position)] },
        ["recovery"] = manifest => manifest with { Recovery = new RecoverySpec() },
        ["multiverse"] = manifest => manifest with { Multiverses = [new MultiverseSpec { Claim = new ContrastClaim("family", "convnet", "transformer") }] },
        ["counted-tag"] = manifest => Model(Source(manifest, new DatasetSource("kriegeskorte92", "HMAX")), model => model with { Tags = new Dictionary<string, string> { ["parameters"] = "auto" } }),
        ["training"] = manifest => manifest with { Trainings = [new TrainingSpec { Id = "a", Architecture = "resnet18", Regime = "a", Like = "supervised", Seed = 1, Data = new TrainingData("nowhere", 32, null), Settings = new TrainingSettings(), WithCheckpoints = false, Position = manifest.Models[0].Position }] },
        ["architecture"] = manifest => Source(manifest, new NetworkSource("resnet81", Init(manifest))),
        ["layer"] = manifest => Model(manifest, model => model with { Layers = new LayerSelection(LayerSelectionKind.Listed, ["layer9"]) }),
        ["ablation"] = manifest => Model(manifest, model => model with { Ablate = new AblationText { Heads = [], Units = [new UnitsText("layer4", [16])], Position = model.Position } }),
        ["prompts"] = manifest => Model(manifest, model => model with { Prompts = "plain" }),
        ["shown-pictures"] = manifest => Benchmark(manifest, benchmark => benchmark with { Dataset = "sentences", Transform = "greyscale" }),
        ["readout"] = manifest => Model(manifest, model => model with { Readouts = [model.Readouts[0] with { Tokens = "cls" }] }),
        ["stimulus-kind"] = manifest => Source(manifest, new NetworkSource("gpt", Init(manifest))),
        ["weights-file"] = manifest => Source(manifest, new NetworkSource("resnet18", Init(manifest) with { InitSeed = null, Path = "/nowhere/at/all.pth" })),
        ["activations-file"] = manifest => Source(manifest, new ActivationsSource("/nowhere/at/all.npz", null)),
        ["dataset-source"] = manifest => Source(manifest, new DatasetSource("kriegeskorte92", "HMAXX")),
        ["simulation"] = manifest => manifest with { Simulations = [Simulation(manifest) with { Layer = "layer9" }] },
        ["benchmark-dataset"] = manifest => Benchmark(manifest, benchmark => benchmark with { Dataset = "kriegeskorte29" }),
        ["region"] = manifest => Benchmark(manifest, benchmark => benchmark with { Region = "V5" }),
        ["subset"] = manifest => Benchmark(manifest, benchmark => benchmark with { Subsets = ["sketch"] }),
        ["metric-fit"] = manifest => Benchmark(manifest, benchmark => benchmark with { Dataset = "cifar10h" }),
        ["ceiling"] = manifest => Benchmark(manifest, benchmark => benchmark with { Region = "mIT" }),
        ["folds"] = manifest => Benchmark(manifest, benchmark => benchmark with { Dataset = "recordings", Metrics = [Ridge("kfold(41)")] }),
        ["repeated-metric"] = manifest => Benchmark(manifest, benchmark => benchmark with { Metrics = [.. benchmark.Metrics, .. benchmark.Metrics] }),
        ["layer-rule"] = manifest => Benchmark(manifest, benchmark => benchmark with { LayerRule = "layer9" }),
        ["model-fit"] = manifest => Source(manifest, new DatasetSource("geirhos2021", "resnet50")),
        ["tag-name"] = manifest => Model(manifest, model => model with { Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["family"] = "big" } }),
        ["report-factor"] = manifest => manifest with { Report = new ReportSpec(["size"], ["html"]) },
        ["report-column"] = manifest => manifest with { Report = new ReportSpec(["family"], ["html"]) { Columns = ["scor"] } },
        ["bootstrap"] = manifest => manifest with { Bootstrap = 100 },
    };

    public static TheoryData<string> Ids() => [.. ManifestChecks.All.Select(check => check.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Check_is_silent_on_a_good_manifest_and_finds_its_own_mistake(string id)
    {
        FakeVocabulary vocabulary = new();
        IManifestCheck check = ManifestChecks.All.Single(check => check.Id == id);
        Manifest good = Reading.Good(Reading.Small);
        Assert.Empty(check.Run(good, vocabulary));
        Assert.NotEmpty(check.Run(Breaks[id](good), vocabulary));
    }

    [Fact]
    public void Every_check_of_the_project_is_in_the_list()
    {
        IEnumerable<string> written = typeof(IManifestCheck).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IManifestCheck))).Select(type => type.Name);
        Assert.Equal(written.Order(StringComparer.Ordinal), ManifestChecks.All.Select(check => check.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_factor_may_be_a_tag_or_a_part_of_the_training_record()
    {
        string text = Reading.Small.Replace("{ init: 3 }", "{ init: 3 }\n    tags: { size: small }\n    training: { data: none }", StringComparison.Ordinal) + "\nreport: { by: [size, data, architecture] }";
        Assert.Equal(["size", "data", "architecture"], Reading.Good(text).Report.By);
    }

    [Fact]
    public void A_simulated_recording_is_a_dataset_with_its_own_region()
    {
        const string Text = """
            name: simulated
            models: [ { id: net, architecture: resnet18, weights: { init: 3 } } ]
            simulations: [ { id: sim, stimuli: shapes, from: { model: net, layer: layer3 }, region: IT } ]
            benchmarks:
              - { id: good, dataset: sim, region: IT, metrics: [ rsa, ridge: { folds: kfold(60) } ] }
              - { id: bad, dataset: sim, region: V4, metrics: [ ridge: { folds: kfold(61) } ] }
            """;
        Assert.Equal(
            [
                "region 'V4' is not in dataset 'sim'; it has IT.",
                "61 folds cannot be made of 60 stimuli.",
            ],
            Reading.Text(Text).Findings.Select(finding => finding.Message));
    }

    [Fact]
    public void The_hash_of_weights_in_several_files_may_be_that_of_all_or_of_the_index_alone()
    {
        string index = Repository.Reference("models", "formats", "model.safetensors.index.json");
        string all = Models.Weights.WeightsFile.Sha256(index);
        string alone = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(index)));
        Assert.NotEqual(all, alone);
        Assert.Equal([0, 0, 1], ((string[])[all, alone, new string('a', 64)]).Select(hash =>
            Reading.Text(Reading.Small.Replace("{ init: 3 }", $"{{ path: \"{index}\", sha256: {hash} }}", StringComparison.Ordinal)).Findings.Count));
    }

    private static Manifest Model(Manifest manifest, Func<ModelSpec, ModelSpec> change) => manifest with { Models = [change(manifest.Models[0])] };

    private static Manifest Source(Manifest manifest, ModelSource source) => Model(manifest, model => model with { Source = source });

    private static Manifest Benchmark(Manifest manifest, Func<BenchmarkSpec, BenchmarkSpec> change) =>
        manifest with { Benchmarks = [change(manifest.Benchmarks[0])] };

    private static WeightsText Init(Manifest manifest) => ((NetworkSource)manifest.Models[0].Source).Weights;

    private static SimulationSpec Simulation(Manifest manifest) => new()
    {
        Id = "sim",
        Stimuli = "shapes",
        FromModel = manifest.Models[0].Id,
        Layer = "layer3",
        Neuroids = 10,
        Subjects = 2,
        Repetitions = 2,
        NoiseSd = 1,
        Region = "simulated",
        Position = new SourcePosition(1, 1),
    };

    private static MetricSpec Ridge(string folds)
    {
        string text = Reading.Small.Replace("kriegeskorte92\n    region: hIT", "recordings", StringComparison.Ordinal).Replace("[ rsa ]", "[ ridge ]", StringComparison.Ordinal);
        MetricSpec ridge = Reading.Good(text).Benchmarks[0].Metrics[0];
        return ridge with { Options = ridge.Options.ToDictionary(pair => pair.Key, pair => pair.Key == "folds" ? folds : pair.Value, StringComparer.Ordinal) };
    }
}
