namespace Concord.Models.Catalogue;

/// <summary>torchvision's MobileNetV2.</summary>
internal static class TorchvisionMobileNetWeights
{
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        TorchvisionWeights.Entry("mobilenetv2-100.supervised", "mobilenet_v2-b0353104.pth", 71.878, "mobilenetv2", "tree/main/references/classification#mobilenetv2"),
        TorchvisionWeights.Entry("mobilenetv2-100.supervised-v2", "mobilenet_v2-7ebf99e0.pth", 72.154, "mobilenetv2", "issues/3995#new-recipe-with-reg-tuning", 232),
    ];
}
