using Concord.Models.Architectures;

namespace Concord.Models.Catalogue;

internal static class CifarResNetEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } = [Entry(20), Entry(32), Entry(44), Entry(56)];

    // A network of 6n + 2 layers has n blocks a stage.
    private static ArchitectureEntry Entry(int layers)
    {
        int blocks = (layers - 2) / 6;
        return new()
        {
            Id = $"cifar-resnet{layers}",
            Family = "convnet",
            Citation = Citations.ResNet,
            Version = "1",
            InputSize = 32,
            DefaultLayers =
            [
                "stem",
                .. from stage in Enumerable.Range(1, 3) from block in Enumerable.Range(0, blocks) select $"layer{stage}.{block}",
                "avgpool",
                "logits",
            ],
            DefaultPreprocessing = StimulusPreparation.CifarImageNetStatistics,
            Create = (wiring, sizes) => new CifarResNet(wiring, blocks, sizes?.Dimension("linear.weight", 0, 10) ?? 10),
        };
    }
}
