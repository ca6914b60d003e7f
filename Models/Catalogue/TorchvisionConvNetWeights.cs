namespace Concord.Models.Catalogue;

/// <summary>torchvision's AlexNet, VGGs, ResNets and their kin, ConvNeXts. <c>-v2</c> are those of torchvision's later, longer recipe.</summary>
internal static class TorchvisionConvNetWeights
{
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        TorchvisionWeights.Entry("alexnet.supervised", "alexnet-owt-7be5be79.pth", 56.522, "alexnet", "tree/main/references/classification#alexnet-and-vgg"),
        TorchvisionWeights.Entry("vgg11.supervised", "vgg11-8a719046.pth", 69.02, "vgg", "tree/main/references/classification#alexnet-and-vgg"),
        TorchvisionWeights.Entry("vgg13.supervised", "vgg13-19584684.pth", 69.928, "vgg", "tree/main/references/classification#alexnet-and-vgg"),
        TorchvisionWeights.Entry("vgg16.supervised", "vgg16-397923af.pth", 71.592, "vgg", "tree/main/references/classification#alexnet-and-vgg"),
        TorchvisionWeights.Entry("vgg19.supervised", "vgg19-dcbb9e9d.pth", 72.376, "vgg", "tree/main/references/classification#alexnet-and-vgg"),
        TorchvisionWeights.Entry("vgg11-bn.supervised", "vgg11_bn-6002323d.pth", 70.37, "vgg", "tree/main/references/classification#alexnet-and-vgg"),
        TorchvisionWeights.Entry("vgg13-bn.supervised", "vgg13_bn-abd245e5.pth", 71.586, "vgg", "tree/main/references/classification#alexnet-and-vgg"),
        TorchvisionWeights.Entry("vgg16-bn.supervised", "vgg16_bn-6c64b313.pth", 73.36, "vgg", "tree/main/references/classification#alexnet-and-vgg"),
        TorchvisionWeights.Entry("vgg19-bn.supervised", "vgg19_bn-c79401a0.pth", 74.218, "vgg", "tree/main/references/classification#alexnet-and-vgg"),
        TorchvisionWeights.Entry("resnet18.supervised", "resnet18-f37072fd.pth", 69.758, "resnet", "tree/main/references/classification#resnet"),
        TorchvisionWeights.Entry("resnet34.supervised", "resnet34-b627a593.pth", 73.314, "resnet", "tree/main/references/classification#resnet"),
        TorchvisionWeights.Entry("resnet50.supervised", "resnet50-0676ba61.pth", 76.13, "resnet", "tree/main/references/classification#resnet"),
        TorchvisionWeights.Entry("resnet50.supervised-v2", "resnet50-11ad3fa6.pth", 80.858, "resnet", "issues/3995#issuecomment-1013906621", 232),
        TorchvisionWeights.Entry("resnet101.supervised", "resnet101-63fe2227.pth", 77.374, "resnet", "tree/main/references/classification#resnet"),
        TorchvisionWeights.Entry("resnet101.supervised-v2", "resnet101-cd907fc2.pth", 81.886, "resnet", "issues/3995#new-recipe", 232),
        TorchvisionWeights.Entry("resnet152.supervised", "resnet152-394f9c45.pth", 78.312, "resnet", "tree/main/references/classification#resnet"),
        TorchvisionWeights.Entry("resnet152.supervised-v2", "resnet152-f82ba261.pth", 82.284, "resnet", "issues/3995#new-recipe", 232),
        TorchvisionWeights.Entry("wide-resnet50-2.supervised", "wide_resnet50_2-95faca4d.pth", 78.468, "resnet", "pull/912#issue-445437439"),
        TorchvisionWeights.Entry("wide-resnet50-2.supervised-v2", "wide_resnet50_2-9ba9bcbe.pth", 81.602, "resnet", "issues/3995#new-recipe-with-fixres", 232),
        TorchvisionWeights.Entry("wide-resnet101-2.supervised", "wide_resnet101_2-32ee1156.pth", 78.848, "resnet", "pull/912#issue-445437439"),
        TorchvisionWeights.Entry("wide-resnet101-2.supervised-v2", "wide_resnet101_2-d733dc28.pth", 82.51, "resnet", "issues/3995#new-recipe", 232),
        TorchvisionWeights.Entry("resnext50-32x4d.supervised", "resnext50_32x4d-7cdf4587.pth", 77.618, "resnet", "tree/main/references/classification#resnext"),
        TorchvisionWeights.Entry("resnext50-32x4d.supervised-v2", "resnext50_32x4d-1a0047aa.pth", 81.198, "resnet", "issues/3995#new-recipe", 232),
        TorchvisionWeights.Entry("resnext101-32x8d.supervised", "resnext101_32x8d-8ba56ff5.pth", 79.312, "resnet", "tree/main/references/classification#resnext"),
        TorchvisionWeights.Entry("resnext101-32x8d.supervised-v2", "resnext101_32x8d-110c445d.pth", 82.834, "resnet", "issues/3995#new-recipe-with-fixres", 232),
        TorchvisionWeights.Entry("resnext101-64x4d.supervised", "resnext101_64x4d-173b62eb.pth", 83.246, "resnet", "pull/5935", 232),
        TorchvisionWeights.Entry("convnext-tiny.supervised", "convnext_tiny-983f1562.pth", 82.52, "convnext", "tree/main/references/classification#convnext", 236),
        TorchvisionWeights.Entry("convnext-small.supervised", "convnext_small-0c510722.pth", 83.616, "convnext", "tree/main/references/classification#convnext", 230),
        TorchvisionWeights.Entry("convnext-base.supervised", "convnext_base-6075fbad.pth", 84.062, "convnext", "tree/main/references/classification#convnext", 232),
        TorchvisionWeights.Entry("convnext-large.supervised", "convnext_large-ea097f82.pth", 84.414, "convnext", "tree/main/references/classification#convnext", 232),
    ];
}
