using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>Vision transformers by size and patch. Parameter counts: torchvision 0.14.1, weights' <c>num_params</c>; Ti, S and B/8 timm 1.0.29.dev0@aa4b585.</summary>
internal static class VisionTransformerEntries
{
    private static readonly PreprocessingSpec Bilinear = PreprocessingSpec.ImageNet();

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("vit-tiny-32", new(32, 4, 6, 4, 96, 192, 10), StimulusPreparation.CifarImageNetStatistics),
        Entry("vit-ti-16", new(224, 16, 12, 3, 192, 768, 1000), Bilinear, 5_717_416),
        Entry("vit-s-32", new(224, 32, 12, 6, 384, 1536, 1000), Bilinear, 22_878_952),
        Entry("vit-s-16", new(224, 16, 12, 6, 384, 1536, 1000), Bilinear, 22_050_664),
        Entry("vit-b-32", new(224, 32, 12, 12, 768, 3072, 1000), Bilinear, 88_224_232),
        Entry("vit-b-16", new(224, 16, 12, 12, 768, 3072, 1000), Bilinear, 86_567_656),
        Entry("vit-b-8", new(224, 8, 12, 12, 768, 3072, 1000), Bilinear, 86_576_872),
        Entry("vit-l-32", new(224, 32, 24, 16, 1024, 4096, 1000), Bilinear, 306_535_400),
        Entry("vit-l-16", new(224, 16, 24, 16, 1024, 4096, 1000), Bilinear, 304_326_632),
        Entry("vit-h-14", new(224, 14, 32, 16, 1280, 5120, 1000), Bilinear, 632_045_800),
    ];

    private static ArchitectureEntry Entry(string id, TokenNetworkSizes sizes, PreprocessingSpec preprocessing, long? parameters = null)
        => TokenNetworkEntry.Make(id, Citations.VisionTransformer, sizes, preprocessing, parameters, hasOptions: true);
}
