namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>Hugging Face's Dinov2 and Dinov2WithRegisters; the prefix <c>dinov2.</c> may be there or not.</summary>
internal static class HuggingFaceDinoV2
{
    private const string Root = @"(?:dinov2\.|dinov2_with_registers\.)?";
    private const string Block = Root + @"encoder\.layer\.(\d+)\.";

    public static NamingScheme Scheme { get; } = new(
        "huggingface-dinov2",
        "huggingface/transformers src/transformers/models/dinov2/modeling_dinov2.py",
        [Root + @"embeddings\.patch_embeddings\.projection\.weight", Block + @"layer_scale1\.lambda1"],
        [
            NamingRule.Rename(Root + @"embeddings\.cls_token", "cls_token"),
            NamingRule.Rename(Root + @"embeddings\.register_tokens", "reg_token"),
            NamingRule.Rename(Root + @"embeddings\.position_embeddings", "pos_embed"),
            NamingRule.Drop(Root + @"embeddings\.mask_token"),
            NamingRule.Rename(Root + @"embeddings\.patch_embeddings\.projection\.(weight|bias)", "patch_embed.proj.$1"),
            NamingRule.Rename(Block + @"(norm[12])\.(weight|bias)", "blocks.$1.$2.$3"),
            NamingRule.Join(
                [Block + @"attention\.attention\.query\.(weight|bias)", Block + @"attention\.attention\.key\.(weight|bias)", Block + @"attention\.attention\.value\.(weight|bias)"],
                "blocks.$1.attn.qkv.$2"),
            NamingRule.Rename(Block + @"attention\.output\.dense\.(weight|bias)", "blocks.$1.attn.proj.$2"),
            NamingRule.Rename(Block + @"layer_scale([12])\.lambda1", "blocks.$1.ls$2.gamma"),
            NamingRule.Rename(Block + @"mlp\.(?:fc1|weights_in)\.(weight|bias)", "blocks.$1.mlp.fc1.$2"),
            NamingRule.Rename(Block + @"mlp\.(?:fc2|weights_out)\.(weight|bias)", "blocks.$1.mlp.fc2.$2"),
            NamingRule.Rename(Root + @"layernorm\.(weight|bias)", "norm.$1"),
            NamingRule.Rename(@"classifier\.(weight|bias)", "head.$1"),
        ]);
}
