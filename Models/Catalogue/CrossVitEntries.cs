using System.Globalization;
using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

/// <summary>CrossViT; sizes and preparation as timm, timm/models/crossvit.py (aa4b585), parameter counts by its constructors. A dagger has the convolutional stem.</summary>
internal static class CrossVitEntries
{
    private static readonly PreprocessingSpec At240 = PreprocessingSpec.ImageNet(274, 240, Interpolation.Bicubic); // 240/0.875
    private static readonly PreprocessingSpec At408 = PreprocessingSpec.ImageNet(408, 408, Interpolation.Bicubic);

    private static readonly CrossVitSizes Nine = CrossVitSizes.Published(128, 3, 4, 3);
    private static readonly CrossVitSizes Fifteen = CrossVitSizes.Published(192, 5, 6, 3);
    private static readonly CrossVitSizes Eighteen = CrossVitSizes.Published(224, 6, 7, 3);

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("crossvit-tiny", 7_014_800, CrossVitSizes.Published(96, 4, 3, 4), At240),
        Entry("crossvit-small", 26_856_272, CrossVitSizes.Published(192, 4, 6, 4), At240),
        Entry("crossvit-base", 105_025_232, CrossVitSizes.Published(384, 4, 12, 4), At240),
        Entry("crossvit-9", 8_553_296, Nine, At240),
        Entry("crossvit-15", 27_528_464, Fifteen, At240),
        Entry("crossvit-18", 43_271_408, Eighteen, At240),
        Entry("crossvit-9-dagger", 8_776_592, Dagger(Nine), At240),
        Entry("crossvit-15-dagger", 28_209_008, Dagger(Fifteen), At240),
        Entry("crossvit-18-dagger", 44_266_976, Dagger(Eighteen), At240),
        Entry("crossvit-15-dagger-408", 28_500_080, Larger(Dagger(Fifteen)), At408),
        Entry("crossvit-18-dagger-408", 44_606_560, Larger(Dagger(Eighteen)), At408),
    ];

    private static CrossVitSizes Dagger(CrossVitSizes sizes) => sizes with { HasConvolutionalStem = true };

    private static CrossVitSizes Larger(CrossVitSizes sizes) => sizes with { ImageSizes = [408, 384] };

    private static ArchitectureEntry Entry(string id, long parameters, CrossVitSizes published, PreprocessingSpec preprocessing) => new()
    {
        Id = id,
        Family = "transformer",
        Citation = Citations.CrossVit,
        Version = "1",
        InputSize = published.ImageSizes[0],
        PublishedParameters = parameters,
        Schemes = [IbmCrossVit.Scheme],
        DefaultLayers =
        [
            "embed.0",
            "embed.1",
            .. from block in Enumerable.Range(0, published.Blocks) from site in SitesOf(block, published) select site,
            "pooled",
            "logits",
        ],
        DefaultPreprocessing = preprocessing,
        Create = (wiring, sizes) => new CrossVit(wiring, sizes is null ? published : published.Read(sizes)),
    };

    private static IEnumerable<string> SitesOf(int block, CrossVitSizes sizes)
        => Enumerable.Range(0, 2).SelectMany(branch => Enumerable.Range(0, sizes.Depths[branch]).Select(i => string.Create(CultureInfo.InvariantCulture, $"blocks.{block}.blocks.{branch}.{i}")))
            .Concat(Enumerable.Range(0, 2).Select(branch => string.Create(CultureInfo.InvariantCulture, $"blocks.{block}.branch.{branch}")));
}
