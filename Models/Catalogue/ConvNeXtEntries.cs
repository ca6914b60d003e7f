using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

/// <summary>ConvNeXt in its four sizes; each was evaluated with its own resize before the crop of 224 (torchvision 0.14, models/convnext.py).</summary>
internal static class ConvNeXtEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("convnext-tiny", 28_589_128, ConvNeXtSizes.Published([3, 3, 9, 3], 96), resize: 236),
        Entry("convnext-small", 50_223_688, ConvNeXtSizes.Published([3, 3, 27, 3], 96), resize: 230),
        Entry("convnext-base", 88_591_464, ConvNeXtSizes.Published([3, 3, 27, 3], 128), resize: 232),
        Entry("convnext-large", 197_767_336, ConvNeXtSizes.Published([3, 3, 27, 3], 192), resize: 232),
    ];

    private static ArchitectureEntry Entry(string id, long parameters, ConvNeXtSizes published, int resize) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = Citations.ConvNeXt,
        Version = "1",
        InputSize = 224,
        PublishedParameters = parameters,
        DefaultLayers =
        [
            "features.0",
            .. from stage in Enumerable.Range(0, 4) from block in Enumerable.Range(0, published.Depths[stage]) select ConvNeXt.BlockName(stage, block),
            "avgpool",
            "logits",
        ],
        DefaultPreprocessing = PreprocessingSpec.ImageNet(resize),
        Schemes = [FacebookConvNeXt.Scheme, TimmConvNeXt.Scheme, HuggingFaceConvNeXt.Scheme],
        Create = (wiring, sizes) => new ConvNeXt(wiring, sizes is null ? published : published.Read(sizes)),
    };
}
