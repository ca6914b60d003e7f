namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>Hugging Face's ConvNeXt with its classifier; the prefix <c>convnext.</c> may be there or not.</summary>
/// <remarks>Its last normalisation has ε 1e-12 by its configuration, which is not in the weights; ours stays 1e-6, as the networks were trained.</remarks>
internal static class HuggingFaceConvNeXt
{
    private const string Root = @"(?:convnext\.)?";

    public static NamingScheme Scheme { get; } = new(
        "huggingface-convnext",
        "huggingface/transformers src/transformers/models/convnext/modeling_convnext.py",
        [Root + @"embeddings\.patch_embeddings\.weight", Root + @"encoder\.stages\.0\.layers\.0\.dwconv\.weight"],
        new ConvNeXtNames(
            (Root + @"embeddings\.patch_embeddings", Root + @"embeddings\.layernorm"),
            Root + @"encoder\.stages\.{0}\.downsampling_layer",
            Root + @"encoder\.stages\.{0}\.layers\.(\d+)",
            ["dwconv", "layernorm", "pwconv1", "pwconv2"],
            "layer_scale_parameter",
            (Root + "layernorm", "classifier")).Rules);
}
