using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

internal static class VisionTransformerEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("vit-tiny-32", new(32, 4, 6, 4, 96, 192, 10), StimulusPreparation.CifarImageNetStatistics),
        Entry("vit-b-16", new(224, 16, 12, 12, 768, 3072, 1000), PreprocessingSpec.ImageNet()),
        Entry("vit-b-32", new(224, 32, 12, 12, 768, 3072, 1000), PreprocessingSpec.ImageNet()),
        Entry("vit-l-16", new(224, 16, 24, 16, 1024, 4096, 1000), PreprocessingSpec.ImageNet()),
        Entry("vit-l-32", new(224, 32, 24, 16, 1024, 4096, 1000), PreprocessingSpec.ImageNet()),
    ];

    private static ArchitectureEntry Entry(string id, VisionTransformerSizes published, PreprocessingSpec preprocessing) => new()
    {
        Id = id,
        Family = "transformer",
        Citation = Citations.VisionTransformer,
        Version = "1",
        InputSize = published.ImageSize,
        DefaultLayers = ["embed", .. Enumerable.Range(0, published.Depth).Select(VisionTransformer.BlockName), "encoder.ln", "logits"],
        DefaultPreprocessing = preprocessing,
        Create = (wiring, sizes) => new VisionTransformer(wiring, sizes is null ? published : Read(sizes, published)),
    };

    // The number of heads is not in a checkpoint: it is the published one, scaled with the width so that a head keeps its features.
    private static VisionTransformerSizes Read(ArchitectureSizes sizes, VisionTransformerSizes published)
    {
        int width = sizes.Dimension("conv_proj.weight", 0, published.Width);
        int patch = sizes.Dimension("conv_proj.weight", 2, published.Patch);
        int tokens = sizes.Dimension("encoder.pos_embedding", 1, published.Tokens);
        return published with
        {
            Width = width,
            Patch = patch,
            ImageSize = patch * (int)Math.Sqrt(tokens - 1),
            Heads = Math.Max(1, published.Heads * width / published.Width),
            Depth = sizes.Count(i => $"{VisionTransformer.BlockName(i)}.ln_1.weight", published.Depth),
            Hidden = sizes.Dimension($"{VisionTransformer.BlockName(0)}.mlp.0.weight", 0, published.Hidden),
            Classes = sizes.Dimension("heads.head.weight", 0, published.Classes),
        };
    }
}
