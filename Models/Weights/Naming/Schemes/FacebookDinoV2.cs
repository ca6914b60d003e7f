namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>DINOv2 as its authors store it: timm's names but for the registers and the gated MLP; blocks may lie in chunks (<c>blocks.0.3.</c>).</summary>
internal static class FacebookDinoV2
{
    private const string Block = @"blocks\.(?:\d+\.)?(\d+)\.";

    public static NamingScheme Scheme { get; } = new(
        "facebook-dinov2",
        "facebookresearch/dinov2@b8931f7 dinov2/models/vision_transformer.py",
        ["mask_token", Block + @"ls1\.gamma"],
        [
            NamingRule.Drop("mask_token"),
            NamingRule.Rename("register_tokens", "reg_token"),
            NamingRule.Rename(Block + @"mlp\.w12\.(weight|bias)", "blocks.$1.mlp.fc1.$2"),
            NamingRule.Rename(Block + @"mlp\.w3\.(weight|bias)", "blocks.$1.mlp.fc2.$2"),
            NamingRule.Rename(Block + "(.+)", "blocks.$1.$2"),
        ]);
}
