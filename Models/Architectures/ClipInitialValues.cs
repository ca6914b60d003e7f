using Concord.Models.Regimes;

namespace Concord.Models.Architectures;

/// <summary>How CLIP's own code draws its transformers (openai/CLIP <c>clip/model.py</c>, constructors and <c>initialize_parameters</c>).</summary>
internal static class ClipInitialValues
{
    /// <summary>ln(1/0.07), the temperature's first value.</summary>
    public static double LogitScale { get; } = Math.Log(1 / 0.07);

    /// <summary>Of the image tower: class token, positions and projection N(0, 1/d), packed queries, keys and values Xavier uniform, the rest PyTorch's default.</summary>
    public static InitialValue Image(ParameterShape parameter, TokenNetworkSizes sizes) => parameter switch
    {
        { Key: "cls_token" or "pos_embed" or "head.weight" } => InitialValue.Normal(1 / Math.Sqrt(sizes.Width)),
        _ when parameter.Key.Contains("norm", StringComparison.Ordinal) => InitialValue.Normalization(parameter),
        _ when parameter.EndsWith("qkv.weight") => InitialValue.Xavier(parameter),
        _ when IsAttentionBias(parameter) => InitialValue.Zero,
        _ => InitialValue.TorchDefault(parameter),
    };

    /// <summary>Of the text tower: token table N(0, 0.02²), positions N(0, 0.01²), matrices normal with a deviation that falls with width and depth.</summary>
    public static InitialValue Text(ParameterShape parameter, TokenNetworkSizes sizes) => parameter switch
    {
        { Key: "logit_scale" } => InitialValue.Constant(LogitScale),
        { Key: "token_embedding.weight" } => InitialValue.Normal(0.02),
        { Key: "pos_embed" } => InitialValue.Normal(0.01),
        _ when parameter.Key.Contains("norm", StringComparison.Ordinal) => InitialValue.Normalization(parameter),
        _ when parameter.EndsWith("qkv.weight") || parameter.EndsWith("head.weight") => InitialValue.Normal(1 / Math.Sqrt(sizes.Width)),
        _ when parameter.EndsWith("fc1.weight") => InitialValue.Normal(1 / Math.Sqrt(2 * sizes.Width)),
        _ when parameter.EndsWith("weight") => InitialValue.Normal(1 / Math.Sqrt(2.0 * sizes.Width * sizes.Depth)), // attn.proj, mlp.fc2
        _ when IsAttentionBias(parameter) => InitialValue.Zero,
        _ => InitialValue.TorchDefault(parameter),
    };

    private static bool IsAttentionBias(ParameterShape parameter) => parameter.EndsWith("qkv.bias") || parameter.EndsWith("proj.bias");
}
