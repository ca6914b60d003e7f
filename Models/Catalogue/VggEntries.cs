using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

internal static class VggEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("vgg11", 132_863_336, VggSizes.Published([1, 1, 2, 2, 2], batchNorm: false)),
        Entry("vgg13", 133_047_848, VggSizes.Published([2, 2, 2, 2, 2], batchNorm: false)),
        Entry("vgg16", 138_357_544, VggSizes.Published([2, 2, 3, 3, 3], batchNorm: false)),
        Entry("vgg19", 143_667_240, VggSizes.Published([2, 2, 4, 4, 4], batchNorm: false)),
        Entry("vgg11-bn", 132_868_840, VggSizes.Published([1, 1, 2, 2, 2], batchNorm: true)),
        Entry("vgg13-bn", 133_053_736, VggSizes.Published([2, 2, 2, 2, 2], batchNorm: true)),
        Entry("vgg16-bn", 138_365_992, VggSizes.Published([2, 2, 3, 3, 3], batchNorm: true)),
        Entry("vgg19-bn", 143_678_248, VggSizes.Published([2, 2, 4, 4, 4], batchNorm: true)),
    ];

    // Default layers: the pooling that ends each block (a ReLU within the first block has 3.2 million units a stimulus), and the hidden linear layers after their ReLU.
    private static ArchitectureEntry Entry(string id, long parameters, VggSizes published) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = Citations.Vgg,
        Version = "1",
        InputSize = 224,
        PublishedParameters = parameters,
        DefaultLayers = [.. published.Positions.Select(block => $"features.{block[^1]}"), "classifier.1", "classifier.4", "logits"],
        DefaultPreprocessing = PreprocessingSpec.ImageNet(),
        Schemes = [TimmVgg.Scheme],
        Create = (wiring, sizes) => new Vgg(wiring, sizes is null ? published : published.Read(sizes)),
    };
}
