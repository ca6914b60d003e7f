namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>torchvision's vision transformers; files from before 0.13 call the MLP's layers <c>linear_1</c>, <c>linear_2</c>.</summary>
internal static class TorchvisionVit
{
    private const string Block = @"encoder\.layers\.encoder_layer_(\d+)\.";

    public static NamingScheme Scheme { get; } = new(
        "torchvision-vit",
        "pytorch/vision torchvision/models/vision_transformer.py",
        [@"conv_proj\.weight", Block + @"self_attention\.in_proj_weight"],
        [
            NamingRule.Rename("class_token", "cls_token"),
            NamingRule.Rename(@"encoder\.pos_embedding", "pos_embed"),
            NamingRule.Rename(@"conv_proj\.(weight|bias)", "patch_embed.proj.$1"),
            NamingRule.Rename(Block + @"ln_([12])\.(weight|bias)", "blocks.$1.norm$2.$3"),
            NamingRule.Rename(Block + @"self_attention\.in_proj_(weight|bias)", "blocks.$1.attn.qkv.$2"),
            NamingRule.Rename(Block + @"self_attention\.out_proj\.(weight|bias)", "blocks.$1.attn.proj.$2"),
            NamingRule.Rename(Block + @"mlp\.(?:0|linear_1)\.(weight|bias)", "blocks.$1.mlp.fc1.$2"),
            NamingRule.Rename(Block + @"mlp\.(?:3|linear_2)\.(weight|bias)", "blocks.$1.mlp.fc2.$2"),
            NamingRule.Rename(@"encoder\.ln\.(weight|bias)", "norm.$1"),
            NamingRule.Rename(@"heads\.head\.(weight|bias)", "head.$1"),
        ]);
}
