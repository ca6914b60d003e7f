namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>The names of the repository in which ConvNeXt was published.</summary>
internal static class FacebookConvNeXt
{
    public static NamingScheme Scheme { get; } = new(
        "facebook-convnext",
        "facebookresearch/ConvNeXt models/convnext.py",
        [@"downsample_layers\.0\.0\.weight", @"stages\.0\.0\.dwconv\.weight"],
        new ConvNeXtNames(
            (@"downsample_layers\.0\.0", @"downsample_layers\.0\.1"),
            @"downsample_layers\.{0}",
            @"stages\.{0}\.(\d+)",
            ["dwconv", "norm", "pwconv1", "pwconv2"],
            "gamma",
            ("norm", "head")).Rules);
}
