using Concord.Models.Regimes;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>The factors that a manifest's models have, or that the catalogue may tell of their weights.</summary>
internal static class KnownFactors
{
    public static IReadOnlyList<string> Of(Manifest manifest) =>
    [
        .. ManifestWords.Factors,
        .. manifest.Models.SelectMany(model => model.Tags.Keys.Concat(model.Training.Keys)).Distinct(),
        .. TrainingRegime.FactNames,
    ];
}
