using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

internal static class ResNetEntries
{
    private static readonly int[] Depths50 = [3, 4, 6, 3];
    private static readonly int[] Depths101 = [3, 4, 23, 3];

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("resnet18", 11_689_512, Citations.ResNet, ResNetSizes.Published([2, 2, 2, 2], bottleneck: false)),
        Entry("resnet34", 21_797_672, Citations.ResNet, ResNetSizes.Published([3, 4, 6, 3], bottleneck: false)),
        Entry("resnet50", 25_557_032, Citations.ResNet, ResNetSizes.Published(Depths50, bottleneck: true)),
        Entry("resnet101", 44_549_160, Citations.ResNet, ResNetSizes.Published(Depths101, bottleneck: true)),
        Entry("resnet152", 60_192_808, Citations.ResNet, ResNetSizes.Published([3, 8, 36, 3], bottleneck: true)),
        Entry("wide-resnet50-2", 68_883_240, Citations.WideResNet, ResNetSizes.Published(Depths50, bottleneck: true, groupWidth: 128)),
        Entry("wide-resnet101-2", 126_886_696, Citations.WideResNet, ResNetSizes.Published(Depths101, bottleneck: true, groupWidth: 128)),
        Entry("resnext50-32x4d", 25_028_904, Citations.ResNeXt, ResNetSizes.Published(Depths50, bottleneck: true, groups: 32, groupWidth: 4)),
        Entry("resnext101-32x8d", 88_791_336, Citations.ResNeXt, ResNetSizes.Published(Depths101, bottleneck: true, groups: 32, groupWidth: 8)),
        Entry("resnext101-64x4d", 83_455_272, Citations.ResNeXt, ResNetSizes.Published(Depths101, bottleneck: true, groups: 64, groupWidth: 4), resize: 232),
    ];

    private static ArchitectureEntry Entry(string id, long parameters, string citation, ResNetSizes published, int resize = 256) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = citation,
        Version = "1",
        InputSize = 224,
        PublishedParameters = parameters,
        DefaultLayers =
        [
            "relu",
            .. from stage in Enumerable.Range(1, 4) from block in Enumerable.Range(0, published.Depths[stage - 1]) select $"layer{stage}.{block}",
            "avgpool",
            "logits",
        ],
        DefaultPreprocessing = PreprocessingSpec.ImageNet(resize),
        Schemes = [HuggingFaceResNet.Scheme],
        Create = (wiring, sizes) => new ResNet(wiring, sizes is null ? published : published.Read(sizes)),
    };
}
