using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Weights.Naming;

namespace Concord.Models.Catalogue;

/// <summary>MobileNets as TensorFlow trains them (<c>tf-</c>: SAME padding, ε 1e-3, its own preparation of pictures), and as PyTorch does.</summary>
/// <remarks>TensorFlow trained V1 at four widths and, each, for inputs of 128, 160, 192 and 224 pixels: the size comes with the weights' preprocessing. Parameter counts: osmr/imgclsmob (V1), torchvision (V2).</remarks>
internal static class MobileNetEntries
{
    private const int Input = 224;

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        TensorFlow("tf-mobilenetv1-025", Citations.MobileNetV1, MobileNetSizes.V1(0.25), 470_072),
        TensorFlow("tf-mobilenetv1-050", Citations.MobileNetV1, MobileNetSizes.V1(0.5), 1_331_592),
        TensorFlow("tf-mobilenetv1-075", Citations.MobileNetV1, MobileNetSizes.V1(0.75), 2_585_560),
        TensorFlow("tf-mobilenetv1-100", Citations.MobileNetV1, MobileNetSizes.V1(1), 4_231_976),
        Entry("mobilenetv1-100", Citations.MobileNetV1, MobileNetSizes.V1(1), 4_231_976),
        TensorFlow("tf-mobilenetv2-100", Citations.MobileNetV2, MobileNetSizes.V2(), 3_504_872),
        Entry("mobilenetv2-100", Citations.MobileNetV2, MobileNetSizes.V2(), 3_504_872) with { Schemes = [TorchvisionMobileNetV2.Scheme] },
    ];

    private static ArchitectureEntry TensorFlow(string id, string citation, MobileNetSizes sizes, long parameters)
        => Entry(id, citation, sizes.AsTensorFlow(), parameters) with { DefaultPreprocessing = StimulusPreparation.TensorFlowPixels(Input) };

    private static ArchitectureEntry Entry(string id, string citation, MobileNetSizes sizes, long parameters) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = citation,
        Version = "1",
        InputSize = Input,
        DefaultLayers =
        [
            "stem",
            .. from stage in Enumerable.Range(0, sizes.Stages.Length) from block in Enumerable.Range(0, sizes.Stages[stage].Blocks) select $"blocks.{stage}.{block}",
            .. sizes.Head is null ? Array.Empty<string>() : ["head"],
            "avgpool",
            "logits",
        ],
        DefaultPreprocessing = PreprocessingSpec.ImageNet(),
        Create = (wiring, found) => new MobileNet(wiring, sizes with { Classes = found?.Dimension("classifier.weight", 0, sizes.Classes) ?? sizes.Classes }),
        PublishedParameters = parameters,
    };
}
