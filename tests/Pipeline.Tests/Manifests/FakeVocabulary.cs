using Concord.Alignment.Catalogue;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Tests.Manifests;

/// <summary>A small world: two ConvNets, a transformer, a language network, and one dataset of each kind.</summary>
internal sealed class FakeVocabulary : IManifestVocabulary
{
    private static readonly LayerInfo[] ConvNet = [.. Index([.. ((string[])["conv1", "layer1", "layer2", "layer3", "layer4"]).Select(name => Map(name)), Vector("avgpool", 64), Vector("logits", 10)])];

    // Three blocks of two heads over five tokens of eight features, twelve hidden units.
    private static readonly LayerInfo[] Vit = [.. Index([Map("conv_proj"), .. Enumerable.Range(0, 3).SelectMany(Block), Vector("logits", 10)])];

    private static readonly LayerInfo[] Gpt = [.. Index([Text("embed", 8), Text("blocks.0", 8), Text("norm", 8), Text("logits", 50, isPart: true)])];

    private static readonly ArchitectureOption[] VitOptions =
    [
        new("attention", ["separate", "shared", "identity"], "How queries and keys are made."),
        new("positions", ["learned", "none"], "What tells a token where it stands."),
    ];

    public IReadOnlyList<string> ArchitectureIds { get; } = ["cifar-resnet20", "resnet18", "vit", "gpt"];

    public IReadOnlyList<string> DatasetIds { get; } = ["kriegeskorte92", "geirhos2021", "object2vec", "cifar10h", "shapes", "recordings", "sentences"];

    public IReadOnlyList<string> UnloadableDatasetIds { get; } = ["unread2020"];

    public bool HasDataset(string dataset) => DatasetIds.Contains(dataset);

    public string DatasetIdOf(string dataset) => dataset;

    public IReadOnlyList<Finding> FaultsOf(string datasetFile) => [new Finding(Severity.Error, Path.GetFileName(datasetFile), 1, 1, "there is no such file.", null)];

    public IReadOnlyList<MetricEntry> MetricEntries => MetricCatalogue.All;

    public bool DecidesByTexts(string architecture) => architecture == "vit";

    public string FamilyOf(string architecture) => architecture switch { "vit" => "transformer", "gpt" => "language", _ => "convnet" };

    public IReadOnlyList<LayerInfo> LayersOf(NetworkSource network) => network.Architecture switch { "vit" => Vit, "gpt" => Gpt, _ => ConvNet };

    public bool HasPositions(NetworkSource network) => network.Architecture == "vit" && !network.Options.Any(option => option is { Key: "positions", Value: "none" });

    public long ParametersOf(NetworkSource network) => network.Architecture == "vit" ? 86_567_656 : 269_722;

    public IReadOnlyList<ArchitectureOption> OptionsOf(string architecture) => architecture == "vit" ? VitOptions : [];

    public IReadOnlyList<string> DefaultLayersOf(string architecture) => architecture switch { "vit" => ["encoder.0", "encoder.2"], "gpt" => ["embed", "blocks.0", "norm"], _ => ["layer1", "layer4"] };

    public IReadOnlyList<string> RegionsOf(string dataset) => dataset switch
    {
        "kriegeskorte92" => ["hIT", "mIT"],
        "object2vec" => ["EVC", "LOC", "PPA"],
        "recordings" => ["V4", "IT"],
        "sentences" => ["language"],
        _ => [],
    };

    public DatasetParts PartsOf(string dataset, string? region) => dataset switch
    {
        "kriegeskorte92" => DatasetParts.Rdms | DatasetParts.Stimuli | (region == "mIT" ? DatasetParts.None : DatasetParts.SeveralSubjects),
        "geirhos2021" => DatasetParts.Trials,
        "object2vec" => DatasetParts.Neuroids | DatasetParts.Stimuli | DatasetParts.GivenFolds | DatasetParts.Groups | DatasetParts.NeuroidCeilings,
        "cifar10h" => DatasetParts.Labels | DatasetParts.Stimuli,
        "sentences" => DatasetParts.Neuroids | DatasetParts.Stimuli | DatasetParts.Texts,
        "recordings" => DatasetParts.Neuroids | DatasetParts.Repetitions | DatasetParts.Stimuli | DatasetParts.Groups,
        _ => DatasetParts.Stimuli,
    };

    public IReadOnlyList<DatasetSourceName> DatasetSources(string dataset) => dataset switch
    {
        "kriegeskorte92" => [new("HMAX", DatasetSourceKind.Rdm), new("V1 model", DatasetSourceKind.Rdm)],
        "object2vec" => [new("alexnet20", DatasetSourceKind.Features), new("word2vec30", DatasetSourceKind.Features)],
        "geirhos2021" => [new("resnet50", DatasetSourceKind.Observer), new("bagnet33", DatasetSourceKind.Observer)],
        _ => [],
    };

    public IReadOnlyList<string> SubsetsOf(string dataset) => dataset == "geirhos2021" ? ["sketch", "edge", "stylized"] : [];

    public IReadOnlyList<string> ShownSubsetsOf(string dataset) => dataset == "geirhos2021" ? ["edge"] : [];

    public int GroupCountOf(string dataset) => (PartsOf(dataset, null) & DatasetParts.Groups) == DatasetParts.None ? 0 : 10;

    public int? StimulusCountOf(string dataset) => dataset switch
    {
        "kriegeskorte92" => 92,
        "object2vec" => 81,
        "shapes" => 60,
        "recordings" => 40,
        _ => null,
    };

    private static IEnumerable<LayerInfo> Index(IReadOnlyList<LayerInfo> layers) => layers.Select((layer, i) => layer with { Index = i });

    private static LayerInfo[] Block(int i) =>
    [
        Tokens($"encoder.{i}.attn.q", 8, isPart: true),
        new LayerInfo($"encoder.{i}.attn.weights", 0, 0, LayerKind.Heads, [2, 5, 5], 1, IsPart: true),
        Tokens($"encoder.{i}.attn.head.0", 4, isPart: true),
        Tokens($"encoder.{i}.attn.head.1", 4, isPart: true),
        Tokens($"encoder.{i}.mlp.hidden", 12, isPart: true),
        Tokens($"encoder.{i}", 8),
    ];

    private static LayerInfo Text(string name, int features, bool isPart = false) => new(name, 0, 0, LayerKind.Tokens, [16, features], 0, isPart) { IsOfText = true, HasVaryingTokens = true };

    private static LayerInfo Map(string name) => new(name, 0, 0, LayerKind.Map, [16, 7, 7], 0);

    private static LayerInfo Vector(string name, int features) => new(name, 0, 0, LayerKind.Vector, [features], 0);

    private static LayerInfo Tokens(string name, int features, bool isPart = false) => new(name, 0, 0, LayerKind.Tokens, [5, features], 1, isPart);
}
