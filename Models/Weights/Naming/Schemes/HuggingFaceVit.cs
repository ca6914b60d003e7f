namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>Hugging Face's ViT and DeiT, alone or with a classifier; the prefix <c>vit.</c> or <c>deit.</c> may be there or not.</summary>
/// <remarks>Their configuration files set ε 1e-12, which is not in the weights; ours stays 1e-6, as the networks were trained.</remarks>
internal static class HuggingFaceVit
{
    private const string Root = @"(?:vit\.|deit\.)?";
    private const string Block = Root + @"encoder\.layer\.(\d+)\.";

    public static NamingScheme Scheme { get; } = new(
        "huggingface-vit",
        "huggingface/transformers src/transformers/models/vit/modeling_vit.py, models/deit/modeling_deit.py",
        [Root + @"embeddings\.patch_embeddings\.projection\.weight", Block + @"attention\.attention\.query\.weight", Block + @"layernorm_before\.weight"],
        [
            NamingRule.Rename(Root + @"embeddings\.cls_token", "cls_token"),
            NamingRule.Rename(Root + @"embeddings\.distillation_token", "dist_token"),
            NamingRule.Rename(Root + @"embeddings\.position_embeddings", "pos_embed"),
            NamingRule.Drop(Root + @"embeddings\.mask_token"),
            NamingRule.Rename(Root + @"embeddings\.patch_embeddings\.projection\.(weight|bias)", "patch_embed.proj.$1"),
            NamingRule.Rename(Block + @"layernorm_before\.(weight|bias)", "blocks.$1.norm1.$2"),
            NamingRule.Join(
                [Block + @"attention\.attention\.query\.(weight|bias)", Block + @"attention\.attention\.key\.(weight|bias)", Block + @"attention\.attention\.value\.(weight|bias)"],
                "blocks.$1.attn.qkv.$2"),
            NamingRule.Rename(Block + @"attention\.output\.dense\.(weight|bias)", "blocks.$1.attn.proj.$2"),
            NamingRule.Rename(Block + @"layernorm_after\.(weight|bias)", "blocks.$1.norm2.$2"),
            NamingRule.Rename(Block + @"intermediate\.dense\.(weight|bias)", "blocks.$1.mlp.fc1.$2"),
            NamingRule.Rename(Block + @"output\.dense\.(weight|bias)", "blocks.$1.mlp.fc2.$2"),
            NamingRule.Rename(Root + @"layernorm\.(weight|bias)", "norm.$1"),
            NamingRule.Drop(Root + @"pooler\.dense\.(?:weight|bias)"),
            NamingRule.Rename(@"(?:classifier|cls_classifier)\.(weight|bias)", "head.$1"),
            NamingRule.Rename(@"distillation_classifier\.(weight|bias)", "head_dist.$1"),
        ]);
}
