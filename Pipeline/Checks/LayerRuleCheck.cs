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
        NetworkSource[] networks = [.. manifest.Models.Select(model => model.Source).OfType<NetworkSource>().Where(network => vocabulary.ArchitectureIds.Contains(network.Architecture))];
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks.Where(benchmark => benchmark.LayerRule != "sweep"))
        {
            SourcePosition at = manifest.Positions.Of(benchmark.Position, "layer");
            if (benchmark.Metrics.Count > 0 && !benchmark.Metrics.Any(metric => metric.Entry is { PerLayer: true, IsJoint: false }))
            {
                yield return FindingOf.Error(manifest, at, Messages.LayerRuleWithoutLayers(benchmark.LayerRule));
            }
            else if (benchmark.LayerRule != "nested" && networks.Length > 0 && !networks.Any(network => vocabulary.LayersOf(network).Any(layer => layer.Name == benchmark.LayerRule)))
            {
                yield return FindingOf.Error(manifest, at, Messages.NoLayerInAny(benchmark.LayerRule));
            }
        }
    }
}
