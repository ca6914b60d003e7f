using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A ceiling can be had from the data, and a normalisation has one.</summary>
public sealed class CeilingCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "ceiling";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach ((BenchmarkSpec benchmark, MetricSpec metric, DatasetView dataset) in BenchmarkMetrics.Of(manifest, vocabulary))
        {
            if (!dataset.Supplies(metric.Ceiling))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(metric.Position, "ceiling"), Messages.CeilingNotSupplied(metric.Ceiling, benchmark.Dataset));
            }
            else if (metric.Ceiling == "none" && metric.Normalization != "none")
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(metric.Position, "normalization"), Messages.NormalizationWithoutCeiling(metric.Normalization));
            }
        }
    }
}
