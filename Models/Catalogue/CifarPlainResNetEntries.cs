using Concord.Models.Architectures;

namespace Concord.Models.Catalogue;

internal static class CifarPlainResNetEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } = [Entry("cifar-resnet2b", stem: 8, stages: 1), Entry("cifar-resnet4b", stem: 16, stages: 2)];

    private static ArchitectureEntry Entry(string id, int stem, int stages) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = Citations.BetaCrown,
        Version = "1",
        InputSize = 32,
        DefaultLayers =
        [
            "stem",
            .. from stage in Enumerable.Range(1, stages) from block in Enumerable.Range(0, 2) select $"layer{stage}.{block}",
            "linear1",
            "logits",
        ],
        DefaultPreprocessing = StimulusPreparation.CifarStatistics,
        Create = (wiring, _) => new CifarPlainResNet(wiring, stem, stages),
    };
}
