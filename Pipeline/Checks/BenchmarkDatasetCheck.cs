using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Declared;

namespace Concord.Pipeline.Checks;

/// <summary>A benchmark's dataset is one of the catalogue, a simulation of the manifest, or a dataset file whose data can be loaded.</summary>
public sealed class BenchmarkDatasetCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "benchmark-dataset";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        Dictionary<string, string> fileOf = new(StringComparer.Ordinal);
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks.Where(benchmark => DatasetPath.Is(benchmark.Dataset) && vocabulary.HasDataset(benchmark.Dataset)))
        {
            string id = vocabulary.DatasetIdOf(benchmark.Dataset);
            if (!fileOf.TryAdd(id, benchmark.Dataset) && fileOf[id] != benchmark.Dataset)
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(benchmark.Position, "dataset"), Messages.SameDatasetId(id, fileOf[id], benchmark.Dataset));
            }
        }

        string[] known = [.. vocabulary.DatasetIds, .. manifest.Simulations.Select(simulation => simulation.Id)];
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks.Where(benchmark => benchmark.Dataset.Length > 0 && !known.Contains(benchmark.Dataset)))
        {
            SourcePosition at = manifest.Positions.Of(benchmark.Position, "dataset");
            if (!DatasetPath.Is(benchmark.Dataset))
            {
                yield return FindingOf.Error(manifest, at, Messages.UnknownDataset(benchmark.Dataset, known, vocabulary));
                continue;
            }

            IReadOnlyList<Finding> faults = vocabulary.FaultsOf(benchmark.Dataset);
            foreach (Finding fault in faults)
            {
                yield return fault;
            }

            if (!vocabulary.HasDataset(benchmark.Dataset))
            {
                yield return FindingOf.Error(manifest, at, Messages.BadDatasetFile(benchmark.Dataset, faults.Count));
            }
        }
    }
}
