using Concord.Models.Activations;

namespace Concord.Pipeline.Manifests;

/// <summary>What a token policy needs of a layer.</summary>
internal static class TokenPolicies
{
    /// <summary>Whether a policy reads the class token.</summary>
    public static bool NeedsClass(string tokens) => tokens is "cls" or "cls+mean";

    /// <summary>Whether a layer has what a policy reads.</summary>
    public static bool Fits(string tokens, LayerInfo layer) => tokens switch
    {
        "cls" or "cls+mean" => !layer.IsOfText && layer.HasClassToken,
        "last" => layer.IsOfText && !IsRagged(layer),
        "all" => !layer.HasVaryingTokens,
        _ => !IsRagged(layer),
    };

    // Attention weights of texts: longer texts have more, whichever token is read.
    private static bool IsRagged(LayerInfo layer) => layer is { HasVaryingTokens: true, Kind: LayerKind.Heads };
}
