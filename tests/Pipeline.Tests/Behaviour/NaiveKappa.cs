using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>Error consistency from raw trials, by probabilities and without any of the program's own steps.</summary>
internal static class NaiveKappa
{
    /// <summary>The mean over conditions.</summary>
    public static double Of(IReadOnlyList<Trial> first, IReadOnlyList<Trial> second, string[] conditions) => conditions.Average(condition =>
    {
        (bool A, bool B)[] pairs = [.. from a in first from b in second where a.Condition == condition && b.Condition == condition && a.ImageName == b.ImageName select (a.Response == a.Category, b.Response == b.Category)];
        double p = pairs.Average(pair => pair.A ? 1.0 : 0), q = pairs.Average(pair => pair.B ? 1.0 : 0), observed = pairs.Average(pair => pair.A == pair.B ? 1.0 : 0);
        double expected = (p * q) + ((1 - p) * (1 - q));
        return (observed - expected) / (1 - expected);
    });
}
