using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A benchmark's region is one of its dataset's.</summary>
public sealed class RegionCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "region";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks)
        {
            if (benchmark.Region is null && DatasetView.Find(benchmark.Dataset, null, manifest.Simulations, vocabulary) is { Regions.Count: > 1 } several && several.Has(DatasetParts.Rdms) && !several.Has(DatasetParts.Neuroids))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(benchmark.Position, "dataset"), Messages.NoRegion(benchmark.Dataset, several.Regions));
            }

            if (benchmark.Region is not { } region
                || DatasetView.Find(benchmark.Dataset, region, manifest.Simulations, vocabulary) is not { } dataset
                || dataset.Regions.Contains(region))
            {
                continue;
            }

            string owner = $"dataset '{benchmark.Dataset}'";
            Message message = dataset.Regions.Count == 0 ? Messages.HasNone(owner, "regions") : Messages.Unknown("region", region, dataset.Regions, owner);
            yield return FindingOf.Error(manifest, manifest.Positions.Of(benchmark.Position, "region"), message);
        }
    }
}
