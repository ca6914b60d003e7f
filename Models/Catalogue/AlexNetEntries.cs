using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

internal static class AlexNetEntries
{
    // Default layers: each convolution is read after the pooling that follows it, else after its ReLU; the hidden linear layers after their ReLU.
    public static ArchitectureEntry AlexNet { get; } = new()
    {
        Id = "alexnet",
        Family = "convnet",
        Citation = Citations.AlexNet,
        Version = "1",
        InputSize = 224,
        PublishedParameters = 61_100_840,
        DefaultLayers = ["features.2", "features.5", "features.7", "features.9", "features.12", "classifier.2", "classifier.5", "logits"],
        DefaultPreprocessing = PreprocessingSpec.ImageNet(),
        Create = (wiring, sizes) => new AlexNet(wiring, sizes is null ? AlexNetSizes.Published : AlexNetSizes.Read(sizes)),
    };
}
