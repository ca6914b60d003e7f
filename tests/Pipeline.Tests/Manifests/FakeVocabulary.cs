using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Tests.Manifests;

/// <summary>A small world: two ConvNets, a transformer, and one dataset of each kind.</summary>
internal sealed class FakeVocabulary : IManifestVocabulary
{
    private static readonly string[] ConvNet = ["conv1", "layer1", "layer2", "layer3", "layer4", "avgpool", "logits"];
    private static readonly string[] Vit = ["conv_proj", "encoder.0", "encoder.1", "encoder.2", "logits"];

    public IReadOnlyList<string> ArchitectureIds { get; } = ["cifar-resnet20", "resnet18", "vit"];

    public IReadOnlyList<string> DatasetIds { get; } = ["kriegeskorte92", "geirhos2021", "object2vec", "cifar10h", "shapes", "recordings"];

    public IReadOnlyList<MetricEntry> MetricEntries => MetricCatalogue.All;

    public bool DecidesByTexts(string architecture) => architecture == "vit";

    public string FamilyOf(string architecture) => architecture == "vit" ? "transformer" : "convnet";

    public IReadOnlyList<string> LayersOf(string architecture) => architecture == "vit" ? Vit : ConvNet;

    public IReadOnlyList<string> DefaultLayersOf(string architecture) => architecture == "vit" ? ["encoder.0", "encoder.2"] : ["layer1", "layer4"];

    public bool LayerHasClass(string architecture, string layer) => layer.StartsWith("encoder", StringComparison.Ordinal);

    public IReadOnlyList<string> RegionsOf(string dataset) => dataset switch
    {
        "kriegeskorte92" => ["hIT", "mIT"],
        "object2vec" => ["EVC", "LOC", "PPA"],
        "recordings" => ["V4", "IT"],
        _ => [],
    };

    public DatasetParts PartsOf(string dataset, string? region) => dataset switch
    {
        "kriegeskorte92" => DatasetParts.Rdms | DatasetParts.Stimuli | (region == "mIT" ? DatasetParts.None : DatasetParts.SeveralSubjects),
        "geirhos2021" => DatasetParts.Trials,
        "object2vec" => DatasetParts.Neuroids | DatasetParts.Stimuli | DatasetParts.GivenFolds | DatasetParts.Groups | DatasetParts.NeuroidCeilings,
        "cifar10h" => DatasetParts.Labels | DatasetParts.Stimuli,
        "recordings" => DatasetParts.Neuroids | DatasetParts.Stimuli | DatasetParts.Groups,
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

    public int? StimulusCountOf(string dataset) => dataset switch
    {
        "kriegeskorte92" => 92,
        "object2vec" => 81,
        "shapes" => 60,
        "recordings" => 40,
        _ => null,
    };
}
