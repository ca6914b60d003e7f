using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Every metric of every benchmark whose dataset is known, with that dataset.</summary>
internal static class BenchmarkMetrics
{
    public static IEnumerable<(BenchmarkSpec Benchmark, MetricSpec Metric, DatasetView Dataset)> Of(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks)
        {
            if (DatasetView.Find(benchmark.Dataset, benchmark.Region, manifest.Simulations, vocabulary) is { } dataset)
            {
                foreach (MetricSpec metric in benchmark.Metrics)
                {
                    yield return (benchmark, metric, dataset);
                }
            }
        }
    }
}
