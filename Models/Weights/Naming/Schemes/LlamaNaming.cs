using TorchSharp;

namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>How code bases name a Llama's tensors. Names do not tell in which order a head's rows are stored: the architecture's option <c>rope</c> does.</summary>
internal static class LlamaNaming
{
    /// <summary>Meta's and llama2.c's names; rows in Llama's own order.</summary>
    public static NamingScheme Meta { get; } = new(
        "llama2.c",
        "karpathy/llama2.c@350e04f model.py",
        [@"tok_embeddings\.weight", @"layers\.0\.attention\.wq\.weight"],
        [
            NamingRule.Drop(@"freqs_(?:cos|sin)|rope\.freqs"),
            NamingRule.Rename(@"tok_embeddings\.weight", "embed_tokens.weight"),
            NamingRule.Rename(@"output\.weight", "lm_head.weight"),
            NamingRule.Rename(@"layers\.(\d+)\.attention_norm\.weight", "layers.$1.input_layernorm.weight"),
            NamingRule.Rename(@"layers\.(\d+)\.ffn_norm\.weight", "layers.$1.post_attention_layernorm.weight"),
            NamingRule.Rename(@"layers\.(\d+)\.attention\.w([qkvo])\.weight", "layers.$1.self_attn.$2_proj.weight"),
            NamingRule.Rename(@"layers\.(\d+)\.feed_forward\.w1\.weight", "layers.$1.mlp.gate_proj.weight"),
            NamingRule.Rename(@"layers\.(\d+)\.feed_forward\.w2\.weight", "layers.$1.mlp.down_proj.weight"),
            NamingRule.Rename(@"layers\.(\d+)\.feed_forward\.w3\.weight", "layers.$1.mlp.up_proj.weight"),
        ]);

    /// <summary>Hugging Face's names, rows in Llama's own order.</summary>
    public static NamingScheme Interleaved { get; } = new("interleaved", "huggingface/transformers src/transformers/models/llama/modeling_llama.py", [Witness], Common) { LeavesOpen = "rope" };

    private const string Witness = @"(?:model\.)?layers\.0\.self_attn\.q_proj\.weight";

    private static NamingRule[] Common =>
    [
        NamingRule.Drop(@"(?:model\.)?layers\.\d+\.self_attn\.rotary_emb\.inv_freq"),
        NamingRule.Rename(@"model\.(.+)", "$1"),
    ];

    /// <summary>Hugging Face's names and its <c>rotate_half</c>: of each head first the even rows, then the odd ones, which are put back.</summary>
    /// <param name="headWidth">Rows of a head.</param>
    public static NamingScheme RotateHalf(int headWidth) => new(
        "rotate-half",
        "huggingface/transformers src/transformers/models/llama/convert_llama_weights_to_hf.py, permute",
        [Witness],
        [NamingRule.Reform(@"(?:model\.)?(layers\.\d+\.self_attn\.[qk]_proj\.weight)", "$1", matrix => Interleave(matrix, headWidth)), .. Common]);

    private static torch.Tensor Interleave(torch.Tensor matrix, int headWidth)
        => matrix.reshape(matrix.shape[0] / headWidth, 2, headWidth / 2, matrix.shape[1]).transpose(1, 2).reshape(matrix.shape[0], matrix.shape[1]);
}
