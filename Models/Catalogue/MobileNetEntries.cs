using System.Globalization;
using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>MobileNets as TensorFlow trains them (<c>tf-</c>: SAME padding, ε 1e-3, its own preparation of pictures), and as PyTorch does.</summary>
internal static class MobileNetEntries
{
    private static readonly double[] Multipliers = [0.25, 0.5, 0.75, 1];
    private static readonly int[] Inputs = [128, 160, 192, 224];

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        .. from multiplier in Multipliers
           from input in Inputs
           select Entry(TensorFlowV1(multiplier, input), Citations.MobileNetV1, MobileNetSizes.V1(multiplier).AsTensorFlow(), input, StimulusPreparation.TensorFlowPixels(input)),
        Entry("mobilenetv1-100", Citations.MobileNetV1, MobileNetSizes.V1(1), 224, PreprocessingSpec.ImageNet()),
        Entry("tf-mobilenetv2-100", Citations.MobileNetV2, MobileNetSizes.V2().AsTensorFlow(), 224, StimulusPreparation.TensorFlowPixels(224)),
        Entry("mobilenetv2-100", Citations.MobileNetV2, MobileNetSizes.V2(), 224, PreprocessingSpec.ImageNet()),
    ];

    // Width in per cent, then the side of the input: the network is the same at every size, its layers' shapes are not.
    private static string TensorFlowV1(double multiplier, int input)
        => string.Create(CultureInfo.InvariantCulture, $"tf-mobilenetv1-{100 * multiplier:000}-{input}");

    private static ArchitectureEntry Entry(string id, string citation, MobileNetSizes sizes, int input, PreprocessingSpec preprocessing) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = citation,
        Version = "1",
        InputSize = input,
        DefaultLayers =
        [
            "stem",
            .. from stage in Enumerable.Range(0, sizes.Stages.Length) from block in Enumerable.Range(0, sizes.Stages[stage].Blocks) select $"blocks.{stage}.{block}",
            .. sizes.Head is null ? Array.Empty<string>() : ["head"],
            "avgpool",
            "logits",
        ],
        DefaultPreprocessing = preprocessing,
        Create = (wiring, found) => new MobileNet(wiring, sizes with { Classes = found?.Dimension("classifier.weight", 0, sizes.Classes) ?? sizes.Classes }),
    };
}
