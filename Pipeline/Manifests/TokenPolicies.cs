namespace Concord.Pipeline.Manifests;

/// <summary>What a token policy needs of a layer.</summary>
internal static class TokenPolicies
{
    public static bool NeedsClass(string tokens) => tokens is "cls" or "cls+mean";
}
