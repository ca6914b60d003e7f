using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A benchmark has each metric with the same options once.</summary>
public sealed class RepeatedMetricCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "repeated-metric";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks)
        {
            Dictionary<(string Definition, string Ceiling, string Normalization), SourcePosition> seen = [];
            foreach (MetricSpec metric in benchmark.Metrics.Where(metric => !metric.IsUnreadable))
            {
                (string, string, string) key = (metric.Definition, metric.Ceiling, metric.Normalization);
                if (!seen.TryAdd(key, metric.Position))
                {
                    yield return FindingOf.Error(manifest, metric.Position, Messages.RepeatedMetric(metric.Name, seen[key].Line));
                }
            }
        }
    }
}
