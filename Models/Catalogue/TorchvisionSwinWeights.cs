using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>torchvision's Swin transformers.</summary>
internal static class TorchvisionSwinWeights
{
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        TorchvisionWeights.Entry("swin-t.supervised", "swin_t-704ceda3.pth", 81.474, "swin_transformer", "tree/main/references/classification#swintransformer", 232, interpolation: Interpolation.Bicubic),
        TorchvisionWeights.Entry("swin-s.supervised", "swin_s-5e29d889.pth", 83.196, "swin_transformer", "tree/main/references/classification#swintransformer", 246, interpolation: Interpolation.Bicubic),
        TorchvisionWeights.Entry("swin-b.supervised", "swin_b-68c6b09e.pth", 83.582, "swin_transformer", "tree/main/references/classification#swintransformer", 238, interpolation: Interpolation.Bicubic),
    ];
}
