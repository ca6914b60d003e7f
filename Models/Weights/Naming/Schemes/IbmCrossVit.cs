namespace Concord.Models.Weights.Naming.Schemes;

/// <summary>CrossViT as its authors name it: class tokens and positions are lists of parameters, <c>pos_embed.0</c>.</summary>
internal static class IbmCrossVit
{
    public static NamingScheme Scheme { get; } = new(
        "ibm-crossvit",
        "IBM/CrossViT models/crossvit.py (3f7ab77)",
        [@"pos_embed\.0", @"cls_token\.0"],
        [NamingRule.Rename(@"(pos_embed|cls_token)\.([01])", "$1_$2")]);
}
