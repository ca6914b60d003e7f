using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A benchmark's dataset is one of the catalogue or a simulation of the manifest.</summary>
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
            bool isPath = benchmark.Dataset.Contains('/', StringComparison.Ordinal) || benchmark.Dataset.Contains('\\', StringComparison.Ordinal);
            Message message = isPath ? Messages.DatasetByPath(benchmark.Dataset) : Messages.UnknownDataset(benchmark.Dataset, known, vocabulary);
            yield return FindingOf.Error(manifest, manifest.Positions.Of(benchmark.Position, "dataset"), message);
        }
    }
}
