using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A benchmark's sets are those of its dataset.</summary>
public sealed class SubsetCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "subset";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks)
        {
            if (DatasetView.Find(benchmark.Dataset, null, manifest.Simulations, vocabulary) is not { } dataset)
            {
                continue;
            }

            string owner = $"dataset '{benchmark.Dataset}'";
            for (int i = 0; i < benchmark.Subsets.Count; i++)
            {
                if (!dataset.Subsets.Contains(benchmark.Subsets[i]))
                {
                    Message message = dataset.Subsets.Count == 0 ? Messages.HasNone(owner, "sets") : Messages.Unknown("set", benchmark.Subsets[i], dataset.Subsets, owner);
                    yield return FindingOf.Error(manifest, manifest.Positions.Of(benchmark.Position, "sets", i), message);
                }
            }
        }
    }
}
