using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

internal static class ResNetEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("resnet18", [2, 2, 2, 2], bottleneck: false),
        Entry("resnet34", [3, 4, 6, 3], bottleneck: false),
        Entry("resnet50", [3, 4, 6, 3], bottleneck: true),
    ];

    private static ArchitectureEntry Entry(string id, int[] depths, bool bottleneck) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = Citations.ResNet,
        Version = "1",
        InputSize = 224,
        DefaultLayers =
        [
            "relu",
            .. from stage in Enumerable.Range(1, 4) from block in Enumerable.Range(0, depths[stage - 1]) select $"layer{stage}.{block}",
            "avgpool",
            "logits",
        ],
        DefaultPreprocessing = PreprocessingSpec.ImageNet(),
        Create = (wiring, sizes) => new ResNet(
            wiring,
            ResNetSizes.Published(depths, bottleneck) with { Classes = sizes?.Dimension("fc.weight", 0, 1000) ?? 1000 }),
    };
}
