namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>Google's MLP-Mixers as npz files of Flax parameters: kernels are (in × out), the convolution's (height × width × in × out).</summary>
/// <remarks>They were trained with Flax's default GELU, the tanh approximation: a file under these names runs with it.</remarks>
internal static class GoogleMixer
{
    private const string Block = @"MixerBlock_(\d+)/";

    public static NamingScheme Scheme { get; } = new(
        "google-mixer",
        "google-research/vision_transformer vit_jax/models_mixer.py (c6de1e5)",
        ["stem/kernel", Block + "token_mixing/Dense_0/kernel"],
        [
            NamingRule.Reform("stem/kernel", "stem.proj.weight", kernel => kernel.permute(3, 2, 0, 1)),
            NamingRule.Rename("stem/bias", "stem.proj.bias"),
            .. Norm(Block + "LayerNorm_0/", "blocks.$1.norm1"),
            .. Linear(Block + "token_mixing/Dense_0/", "blocks.$1.mlp_tokens.fc1"),
            .. Linear(Block + "token_mixing/Dense_1/", "blocks.$1.mlp_tokens.fc2"),
            .. Norm(Block + "LayerNorm_1/", "blocks.$1.norm2"),
            .. Linear(Block + "channel_mixing/Dense_0/", "blocks.$1.mlp_channels.fc1"),
            .. Linear(Block + "channel_mixing/Dense_1/", "blocks.$1.mlp_channels.fc2"),
            .. Norm("pre_head_layer_norm/", "norm"),
            .. Linear("head/", "head"),
        ]);

    private static NamingRule[] Norm(string from, string to) => [NamingRule.Rename(from + "scale", to + ".weight"), NamingRule.Rename(from + "bias", to + ".bias")];

    private static NamingRule[] Linear(string from, string to) => [NamingRule.Transpose(from + "kernel", to + ".weight"), NamingRule.Rename(from + "bias", to + ".bias")];
}
