namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>timm's ConvNeXt, with the linear layers of a block as such or as 1×1 convolutions.</summary>
internal static class TimmConvNeXt
{
    public static NamingScheme Scheme { get; } = new(
        "timm-convnext",
        "huggingface/pytorch-image-models timm/models/convnext.py",
        [@"stem\.0\.weight", @"stages\.0\.blocks\.0\.conv_dw\.weight"],
        new ConvNeXtNames(
            (@"stem\.0", @"stem\.1"),
            @"stages\.{0}\.downsample",
            @"stages\.{0}\.blocks\.(\d+)",
            ["conv_dw", "norm", @"mlp\.fc1", @"mlp\.fc2"],
            "gamma",
            (@"head\.norm", @"head\.fc")).Rules);
}
