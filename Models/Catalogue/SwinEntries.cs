using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

/// <summary>Swin in three sizes; parameter counts and each one's own resize before the crop of 224 as torchvision 0.14, models/swin_transformer.py.</summary>
internal static class SwinEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("swin-t", 28_288_354, SwinSizes.Published(96, 6, 3), resize: 232),
        Entry("swin-s", 49_606_258, SwinSizes.Published(96, 18, 3), resize: 246),
        Entry("swin-b", 87_768_224, SwinSizes.Published(128, 18, 4), resize: 238),
    ];

    private static ArchitectureEntry Entry(string id, long parameters, SwinSizes published, int resize) => new()
    {
        Id = id,
        Family = "transformer",
        Citation = Citations.Swin,
        Version = "1",
        InputSize = 224,
        PublishedParameters = parameters,
        Schemes = SwinNames.All,
        DefaultLayers =
        [
            "embed",
            .. from stage in Enumerable.Range(0, published.Depths.Count) from block in Enumerable.Range(0, published.Depths[stage]) select SwinTransformer.BlockName(stage, block),
            "norm",
            "pooled",
            "logits",
        ],
        DefaultPreprocessing = PreprocessingSpec.ImageNet(resize, interpolation: Interpolation.Bicubic),
        Create = (wiring, sizes) => new SwinTransformer(wiring, sizes is null ? published : published.Read(sizes)),
    };
}
