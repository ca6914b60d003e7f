using System.Text.Json;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>Which well-known mistake gives such a share of equal decisions of MobileNetV2, from golden/behaviour/mutants_mobilenetv2.json.</summary>
internal static class LikelyMistake
{
    /// <summary>The mistake whose shares on the two sets lie nearest; it is likely where both are within two pictures of 160.</summary>
    public static string Of(double edge, double silhouette)
    {
        using JsonDocument document = SharedMobileNets.Json("behaviour", "mutants_mobilenetv2.json");
        (string Name, double Edge, double Silhouette) nearest = document.RootElement.EnumerateObject()
            .Where(mutant => mutant.Name is not ("golden" or "bgr")) // grey pictures cannot tell the order of colours
            .Select(mutant => (mutant.Name, Share(mutant.Value, "edge"), Share(mutant.Value, "silhouette")))
            .MinBy(mutant => Math.Max(Math.Abs(mutant.Item2 - edge), Math.Abs(mutant.Item3 - silhouette)));
        double distance = Math.Max(Math.Abs(nearest.Edge - edge), Math.Abs(nearest.Silhouette - silhouette));
        return distance <= 2.0 / 160
            ? $"as '{nearest.Name}' gives it"
            : $"no known mistake gives that; the nearest is '{nearest.Name}' with {nearest.Edge:0.000} and {nearest.Silhouette:0.000}";
    }

    private static double Share(JsonElement mutant, string set) => mutant.GetProperty(set).GetProperty("same_decision_as_golden").GetDouble();
}
