using TorchSharp;

namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>Google's vision transformers as npz files of Flax parameters: kernels are (in × out), heads lie apart.</summary>
/// <remarks>The convolution's kernel is (height × width × in × out); query, key and value kernels are (d × heads × d_h), the output's (heads × d_h × d). Under these names the network runs with Flax's default GELU, the tanh approximation, as it was trained (vit_jax/models_vit.py calls nn.gelu without an argument); timm's copies of the same weights run with the exact one, and the catalogue's accuracies are timm's.</remarks>
internal static class GoogleVit
{
    private const string Block = @"Transformer/encoderblock_(\d+)/";
    private const string Attention = Block + "MultiHeadDotProductAttention_1/";

    public static NamingScheme Scheme { get; } = new(
        "google-vit",
        "google-research/vision_transformer vit_jax/models_vit.py",
        ["embedding/kernel", Attention + "query/kernel"],
        [
            NamingRule.Rename("cls", "cls_token"),
            NamingRule.Rename("Transformer/posembed_input/pos_embedding", "pos_embed"),
            NamingRule.Reform("embedding/kernel", "patch_embed.proj.weight", kernel => kernel.permute(3, 2, 0, 1)),
            NamingRule.Rename("embedding/bias", "patch_embed.proj.bias"),
            NamingRule.Rename(Block + "LayerNorm_0/scale", "blocks.$1.norm1.weight"),
            NamingRule.Rename(Block + "LayerNorm_0/bias", "blocks.$1.norm1.bias"),
            NamingRule.Rename(Block + "LayerNorm_2/scale", "blocks.$1.norm2.weight"),
            NamingRule.Rename(Block + "LayerNorm_2/bias", "blocks.$1.norm2.bias"),
            NamingRule.Join([Attention + "query/kernel", Attention + "key/kernel", Attention + "value/kernel"], "blocks.$1.attn.qkv.weight", parts => torch.cat([.. parts.Select(part => part.flatten(1).t())], 0)),
            NamingRule.Join([Attention + "query/bias", Attention + "key/bias", Attention + "value/bias"], "blocks.$1.attn.qkv.bias", parts => torch.cat([.. parts.Select(part => part.flatten())], 0)),
            NamingRule.Reform(Attention + "out/kernel", "blocks.$1.attn.proj.weight", kernel => kernel.flatten(0, 1).t()),
            NamingRule.Rename(Attention + "out/bias", "blocks.$1.attn.proj.bias"),
            NamingRule.Transpose(Block + "MlpBlock_3/Dense_0/kernel", "blocks.$1.mlp.fc1.weight"),
            NamingRule.Rename(Block + "MlpBlock_3/Dense_0/bias", "blocks.$1.mlp.fc1.bias"),
            NamingRule.Transpose(Block + "MlpBlock_3/Dense_1/kernel", "blocks.$1.mlp.fc2.weight"),
            NamingRule.Rename(Block + "MlpBlock_3/Dense_1/bias", "blocks.$1.mlp.fc2.bias"),
            NamingRule.Rename("Transformer/encoder_norm/scale", "norm.weight"),
            NamingRule.Rename("Transformer/encoder_norm/bias", "norm.bias"),
            NamingRule.Transpose("head/kernel", "head.weight"),
            NamingRule.Rename("head/bias", "head.bias"),
        ]);
}
