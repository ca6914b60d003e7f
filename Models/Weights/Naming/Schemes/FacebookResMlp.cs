namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>ResMLP as its authors name it: the linear map over tokens is called <c>attn</c>.</summary>
internal static class FacebookResMlp
{
    private const string Block = @"blocks\.(\d+)\.";

    public static NamingScheme Scheme { get; } = new(
        "facebook-resmlp",
        "facebookresearch/deit resmlp_models.py (7e160fe)",
        [@"patch_embed\.proj\.weight", Block + @"attn\.weight", Block + "gamma_1"],
        [
            NamingRule.Rename(@"patch_embed\.proj\.(weight|bias)", "stem.proj.$1"),
            NamingRule.Reform(Block + @"norm([12])\.(alpha|beta)", "blocks.$1.norm$2.$3", vector => vector.reshape(1, 1, -1)),
            NamingRule.Reform(@"norm\.(alpha|beta)", "norm.$1", vector => vector.reshape(1, 1, -1)),
            NamingRule.Rename(Block + @"attn\.(weight|bias)", "blocks.$1.linear_tokens.$2"),
            NamingRule.Rename(Block + "gamma_([12])", "blocks.$1.ls$2"),
            NamingRule.Rename(Block + @"mlp\.(fc[12])\.(weight|bias)", "blocks.$1.mlp_channels.$2.$3"),
        ]);
}
