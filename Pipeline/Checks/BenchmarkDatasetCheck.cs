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
