using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Checks;

/// <summary>Features: counts, constant units, rows that join.</summary>
internal static class FeatureCheck
{
    public static IEnumerable<DatasetFinding> Run(Dataset dataset)
    {
        foreach (FeatureSet features in dataset.Features)
        {
            yield return DatasetFinding.Information($"features '{features.Name}': {features.StimulusIds.Count} stimuli × {features.UnitCount} units");
            int constant = Enumerable.Range(0, features.UnitCount).Count(unit => Correlation.IsConstant(Enumerable.Range(0, features.StimulusIds.Count).Select(row => (double)features.Values[(row * features.UnitCount) + unit])));
            if (constant > 0)
            {
                yield return DatasetFinding.Warning($"features '{features.Name}': {constant} of {features.UnitCount} units are constant");
            }

            if (dataset.Assemblies.Count > 0 && !new HashSet<string>(features.StimulusIds, StringComparer.Ordinal).IsSupersetOf(dataset.Assemblies[0].StimulusIds))
            {
                yield return DatasetFinding.Error($"features '{features.Name}': no row for {DatasetFinding.Listing([.. dataset.Assemblies[0].StimulusIds.Except(features.StimulusIds)])}");
            }
        }
    }
}
