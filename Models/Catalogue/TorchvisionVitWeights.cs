using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>torchvision's vision transformers: from ImageNet-1k alone, and from SWAG (hashtags). At 384, 512 and 518 pixels the file's position embeddings have that size.</summary>
internal static class TorchvisionVitWeights
{
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        TorchvisionWeights.Entry("vit-b-16.supervised", "vit_b_16-c867db91.pth", 81.072, "vision_transformer", "tree/main/references/classification#vit_b_16"),
        TorchvisionWeights.Swag(TorchvisionWeights.Entry("vit-b-16.swag-e2e", "vit_b_16_swag-9ac1b537.pth", 85.304, "vision_transformer", null, 384, 384, Interpolation.Bicubic), "all weights then fitted to ImageNet-1k"),
        TorchvisionWeights.Swag(TorchvisionWeights.Entry("vit-b-16.swag-linear", "vit_b_16_lc_swag-4e70ced5.pth", 81.886, "vision_transformer", "pull/5793", 224, interpolation: Interpolation.Bicubic), "these kept as they were, a linear classifier fitted to ImageNet-1k"),
        TorchvisionWeights.Entry("vit-b-32.supervised", "vit_b_32-d86f8d99.pth", 75.912, "vision_transformer", "tree/main/references/classification#vit_b_32"),
        TorchvisionWeights.Entry("vit-l-16.supervised", "vit_l_16-852ce7e3.pth", 79.662, "vision_transformer", "tree/main/references/classification#vit_l_16", 242),
        TorchvisionWeights.Swag(TorchvisionWeights.Entry("vit-l-16.swag-e2e", "vit_l_16_swag-4f3808c9.pth", 88.064, "vision_transformer", null, 512, 512, Interpolation.Bicubic), "all weights then fitted to ImageNet-1k"),
        TorchvisionWeights.Swag(TorchvisionWeights.Entry("vit-l-16.swag-linear", "vit_l_16_lc_swag-4d563306.pth", 85.146, "vision_transformer", "pull/5793", 224, interpolation: Interpolation.Bicubic), "these kept as they were, a linear classifier fitted to ImageNet-1k"),
        TorchvisionWeights.Entry("vit-l-32.supervised", "vit_l_32-c7638314.pth", 76.972, "vision_transformer", "tree/main/references/classification#vit_l_32"),
        TorchvisionWeights.Swag(TorchvisionWeights.Entry("vit-h-14.swag-e2e", "vit_h_14_swag-80465313.pth", 88.552, "vision_transformer", null, 518, 518, Interpolation.Bicubic), "all weights then fitted to ImageNet-1k"),
        TorchvisionWeights.Swag(TorchvisionWeights.Entry("vit-h-14.swag-linear", "vit_h_14_lc_swag-c1eb923e.pth", 85.708, "vision_transformer", "pull/5793", 224, interpolation: Interpolation.Bicubic), "these kept as they were, a linear classifier fitted to ImageNet-1k"),
    ];
}
