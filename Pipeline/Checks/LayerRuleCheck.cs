using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A benchmark's layer rule is sweep, nested or a layer of one of the networks, and has a metric that is scored by layer.</summary>
public sealed class LayerRuleCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "layer-rule";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        string[] architectures =
        [
            .. manifest.Models.Select(model => model.Source).OfType<NetworkSource>().Select(network => network.Architecture).Distinct().Where(vocabulary.ArchitectureIds.Contains),
        ];
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks.Where(benchmark => benchmark.LayerRule != "sweep"))
        {
            SourcePosition at = manifest.Positions.Of(benchmark.Position, "layer");
            if (benchmark.Metrics.Count > 0 && !benchmark.Metrics.Any(metric => metric.Entry.PerLayer))
            {
                yield return FindingOf.Error(manifest, at, Messages.LayerRuleWithoutLayers(benchmark.LayerRule));
            }
            else if (benchmark.LayerRule != "nested" && architectures.Length > 0 && !architectures.Any(architecture => vocabulary.LayersOf(architecture).Contains(benchmark.LayerRule)))
            {
                yield return FindingOf.Error(manifest, at, Messages.NoLayerInAny(benchmark.LayerRule));
            }
        }
    }
}
