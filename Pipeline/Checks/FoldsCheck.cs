using Concord.Alignment.Catalogue;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Folds can be made of the dataset: given only where it brings them, grouped only where it has groups, no more than it has stimuli.</summary>
public sealed class FoldsCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "folds";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach ((BenchmarkSpec benchmark, MetricSpec metric, DatasetView dataset) in BenchmarkMetrics.Of(manifest, vocabulary))
        {
            foreach (MetricOption option in metric.Entry.Options.Where(option => option.Type == MetricOptionType.Folds))
            {
                if (FoldsText.Parse(metric.Options[option.Name]) is { } folds && Problem(folds, benchmark, dataset) is { } message)
                {
                    SourcePosition map = manifest.Positions.Of(metric.Position, metric.Entry.Id);
                    yield return FindingOf.Error(manifest, manifest.Positions.Of(map, option.Name), message);
                }
            }
        }
    }

    private static Message? Problem(FoldsText folds, BenchmarkSpec benchmark, DatasetView dataset) => folds.Kind switch
    {
        "given" when !dataset.Has(DatasetParts.GivenFolds) => Messages.NoGivenFolds(benchmark.Dataset),
        "group-kfold" when !dataset.Has(DatasetParts.Groups) => Messages.NoGroups(benchmark.Dataset),
        "group-kfold" when folds.Count > dataset.GroupCount => Messages.TooManyGroupFolds(folds.Count, dataset.GroupCount),
        "kfold" or "group-kfold" when folds.Count > dataset.StimulusCount => Messages.TooManyFolds(folds.Count, dataset.StimulusCount.Value),
        _ => null,
    };
}
