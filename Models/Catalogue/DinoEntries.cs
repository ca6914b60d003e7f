using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>Self-supervised backbones without a head: DINO and DINOv2, their output the class token.</summary>
/// <remarks>DINOv2's positions were learned at 518 pixels (37 × 37 patches) and are resized to 224. Counts: the authors' code, facebookresearch/dino@7c446df and dinov2@b8931f7; DINOv2's without the mask token, which has no part in inference.</remarks>
internal static class DinoEntries
{
    private static readonly PreprocessingSpec Bicubic = PreprocessingSpec.ImageNet(interpolation: Interpolation.Bicubic);

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Dino("dino-vit-s-16", new(224, 16, 12, 6, 384, 1536, 0), 21_665_664),
        Dino("dino-vit-s-8", new(224, 8, 12, 6, 384, 1536, 0), 21_670_272),
        Dino("dino-vit-b-16", new(224, 16, 12, 12, 768, 3072, 0), 85_798_656),
        Dino("dino-vit-b-8", new(224, 8, 12, 12, 768, 3072, 0), 85_807_872),
        .. DinoV2("dinov2-s-14", new(518, 14, 12, 6, 384, 1536, 0), 22_056_192, 22_057_728),
        .. DinoV2("dinov2-b-14", new(518, 14, 12, 12, 768, 3072, 0), 86_579_712, 86_582_784),
        .. DinoV2("dinov2-l-14", new(518, 14, 24, 16, 1024, 4096, 0), 304_367_616, 304_371_712),
        .. DinoV2("dinov2-g-14", new(518, 14, 40, 24, 1536, 4096, 0) { Mlp = MlpKind.SwiGlu }, 1_136_479_232, 1_136_485_376),
    ];

    private static ArchitectureEntry Dino(string id, TokenNetworkSizes sizes, long parameters)
        => TokenNetworkEntry.Make(id, Citations.Dino, sizes with { PositionResize = PositionResize.Dino }, Bicubic, parameters);

    private static ArchitectureEntry[] DinoV2(string id, TokenNetworkSizes sizes, long parameters, long withRegisters)
    {
        TokenNetworkSizes scaled = sizes with { HasLayerScale = true };
        return
        [
            TokenNetworkEntry.Make(id, Citations.DinoV2, scaled with { PositionResize = PositionResize.Dino }, Bicubic, parameters),
            TokenNetworkEntry.Make($"{id}-reg", Citations.Registers, scaled with { Registers = 4 }, Bicubic, withRegisters),
        ];
    }
}
