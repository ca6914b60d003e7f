namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>Hugging Face's CLIP: both towers in one file or one alone; queries, keys and values lie apart and are joined; each tower leaves the other's keys out.</summary>
internal static class HuggingFaceClip
{
    private const string Image = @"vision_model\.";
    private const string Text = @"text_model\.";
    private const string Block = @"encoder\.layers\.(\d+)\.";
    private const string Source = "huggingface/transformers src/transformers/models/clip/modeling_clip.py, convert_clip_original_pytorch_to_hf.py";

    /// <summary>The transformer for pictures.</summary>
    public static NamingScheme ImageTransformer { get; } = new(
        "huggingface-clip",
        Source,
        [Image + @"embeddings\.class_embedding", Image + Block + @"self_attn\.q_proj\.weight"],
        [
            NamingRule.Reform(Image + @"embeddings\.class_embedding", "cls_token", token => token.reshape(1, 1, -1)),
            NamingRule.Reform(Image + @"embeddings\.position_embedding\.weight", "pos_embed", table => table.unsqueeze(0)),
            NamingRule.Drop(Image + @"embeddings\.position_ids"),
            NamingRule.Rename(Image + @"embeddings\.patch_embedding\.weight", "patch_embed.proj.weight"),
            NamingRule.Rename(Image + @"pre_layrnorm\.(weight|bias)", "norm_pre.$1"), // the misspelling is theirs
            .. Blocks(Image),
            NamingRule.Rename(Image + @"post_layernorm\.(weight|bias)", "norm.$1"),
            NamingRule.Rename(@"visual_projection\.weight", "head.weight"),
            NamingRule.Drop(Text + @".*|text_projection\.weight|logit_scale"),
        ]);

    /// <summary>The transformer for texts.</summary>
    public static NamingScheme TextTransformer { get; } = new(
        "huggingface-clip",
        Source,
        [Text + @"embeddings\.token_embedding\.weight", Text + Block + @"self_attn\.q_proj\.weight"],
        [
            NamingRule.Rename(Text + @"embeddings\.token_embedding\.weight", "token_embedding.weight"),
            NamingRule.Reform(Text + @"embeddings\.position_embedding\.weight", "pos_embed", table => table.unsqueeze(0)),
            NamingRule.Drop(Text + @"embeddings\.position_ids"),
            .. Blocks(Text),
            NamingRule.Rename(Text + @"final_layer_norm\.(weight|bias)", "norm.$1"),
            NamingRule.Rename(@"text_projection\.weight", "head.weight"),
            NamingRule.Drop(Image + @".*|visual_projection\.weight"),
        ]);

    private static NamingRule[] Blocks(string root) =>
    [
        NamingRule.Rename(root + Block + @"layer_norm([12])\.(weight|bias)", "blocks.$1.norm$2.$3"),
        NamingRule.Join([.. "qkv".Select(map => $@"{root}{Block}self_attn\.{map}_proj\.(weight|bias)")], "blocks.$1.attn.qkv.$2"),
        NamingRule.Rename(root + Block + @"self_attn\.out_proj\.(weight|bias)", "blocks.$1.attn.proj.$2"),
        NamingRule.Rename(root + Block + @"mlp\.(fc[12])\.(weight|bias)", "blocks.$1.mlp.$2.$3"),
    ];
}
