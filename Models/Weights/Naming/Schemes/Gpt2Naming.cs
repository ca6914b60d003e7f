namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>How code bases name GPT-2's tensors. Both use the same names; the packed query, key and value matrix tells whether it is stored (in × out).</summary>
internal static class Gpt2Naming
{
    private const string Witness = @"(?:transformer\.)?h\.0\.attn\.c_attn\.weight";

    /// <summary>Hugging Face's, after OpenAI's TensorFlow: <c>Conv1D</c> matrices (in × out); masks are stored as buffers.</summary>
    public static NamingScheme HuggingFace { get; } = new(
        "huggingface",
        "huggingface/transformers src/transformers/models/gpt2/modeling_gpt2.py; transposition as in karpathy/nanoGPT@3adf61e model.py from_pretrained",
        [Witness],
        [
            NamingRule.Drop(@"(?:transformer\.)?h\.\d+\.attn\.(?:masked_)?bias"),
            NamingRule.Transpose(@"(?:transformer\.)?(h\.\d+\.(?:attn\.c_attn|attn\.c_proj|mlp\.c_fc|mlp\.c_proj)\.weight)", "$1"),
            NamingRule.Rename(@"transformer\.(.+)", "$1"),
        ],
        shapes => Packed(shapes) is [var inputs, var outputs] && outputs == 3 * inputs);

    /// <summary>nanoGPT's: PyTorch's <c>Linear</c> matrices (out × in). Its own networks take the exact GELU; files of OpenAI's that it saved again are to be run with the tanh form.</summary>
    public static NamingScheme NanoGpt { get; } = new(
        "linear",
        "karpathy/nanoGPT@3adf61e model.py",
        [Witness],
        [
            NamingRule.Drop(@"(?:transformer\.)?h\.\d+\.attn\.(?:masked_)?bias"),
            NamingRule.Rename(@"transformer\.(.+)", "$1"),
        ],
        shapes => Packed(shapes) is [var outputs, var inputs] && outputs == 3 * inputs)
    {
        LeavesOpen = "nonlinearity",
    };

    private static long[]? Packed(IReadOnlyDictionary<string, long[]> shapes)
        => shapes.FirstOrDefault(pair => pair.Key.EndsWith("h.0.attn.c_attn.weight", StringComparison.Ordinal)).Value;
}
