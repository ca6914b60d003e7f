namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>OpenAI's CLIP and open_clip: both towers lie in one file, the image's under <c>visual.</c>, the text's at the top (of some open_clip networks under <c>text.</c>); each tower leaves the other's keys out.</summary>
/// <remarks>The projections are stored (d × embedding) and are transposed; the class token and the tables of positions lack the batch dimension.</remarks>
internal static class OpenAiClip
{
    private const string Text = @"(?:text\.)?";
    private const string Image = @"visual\.";
    private const string Block = @"transformer\.resblocks\.(\d+)\.";
    private const string Source = "openai/CLIP clip/model.py; mlfoundations/open_clip src/open_clip/model.py";

    // What a TorchScript archive holds besides the weights.
    private static readonly NamingRule Numbers = NamingRule.Drop("input_resolution|context_length|vocab_size");

    private static readonly NamingRule[] WithoutText =
    [
        NamingRule.Drop(Text + @"(?:transformer\..*|token_embedding\.weight|positional_embedding|ln_final\.(?:weight|bias)|text_projection|attn_mask)"),
        NamingRule.Drop("logit_scale|logit_bias"),
        Numbers,
    ];

    /// <summary>The transformer for pictures.</summary>
    public static NamingScheme ImageTransformer { get; } = new(
        "openai-clip",
        Source,
        [Image + @"conv1\.weight", Image + Block + @"attn\.in_proj_weight"],
        [
            NamingRule.Reform(Image + "class_embedding", "cls_token", token => token.reshape(1, 1, -1)),
            NamingRule.Reform(Image + "positional_embedding", "pos_embed", table => table.unsqueeze(0)),
            NamingRule.Rename(Image + @"conv1\.weight", "patch_embed.proj.weight"),
            NamingRule.Rename(Image + @"ln_pre\.(weight|bias)", "norm_pre.$1"),
            .. Blocks(Image),
            NamingRule.Rename(Image + @"ln_post\.(weight|bias)", "norm.$1"),
            NamingRule.Transpose(Image + "proj", "head.weight"),
            .. WithoutText,
        ]);

    /// <summary>The residual network for pictures.</summary>
    public static NamingScheme ImageResNet { get; } = new(
        "openai-clip",
        Source,
        [Image + @"attnpool\.positional_embedding"],
        [
            NamingRule.Rename(Image + "(.*)", "$1"),
            .. WithoutText,
        ]);

    /// <summary>The transformer for texts.</summary>
    public static NamingScheme TextTransformer { get; } = new(
        "openai-clip",
        Source,
        [Text + @"token_embedding\.weight", Text + Block + @"attn\.in_proj_weight"],
        [
            NamingRule.Rename(Text + @"token_embedding\.weight", "token_embedding.weight"),
            NamingRule.Reform(Text + "positional_embedding", "pos_embed", table => table.unsqueeze(0)),
            .. Blocks(Text),
            NamingRule.Rename(Text + @"ln_final\.(weight|bias)", "norm.$1"),
            NamingRule.Transpose(Text + "text_projection", "head.weight"),
            NamingRule.Drop(Text + "attn_mask"),
            NamingRule.Drop(Image + ".*"),
            Numbers,
        ]);

    private static NamingRule[] Blocks(string root) =>
    [
        NamingRule.Rename(root + Block + @"ln_([12])\.(weight|bias)", "blocks.$1.norm$2.$3"),
        NamingRule.Rename(root + Block + @"attn\.in_proj_(weight|bias)", "blocks.$1.attn.qkv.$2"),
        NamingRule.Rename(root + Block + @"attn\.out_proj\.(weight|bias)", "blocks.$1.attn.proj.$2"),
        NamingRule.Rename(root + Block + @"mlp\.c_fc\.(weight|bias)", "blocks.$1.mlp.fc1.$2"),
        NamingRule.Rename(root + Block + @"mlp\.c_proj\.(weight|bias)", "blocks.$1.mlp.fc2.$2"),
    ];
}
