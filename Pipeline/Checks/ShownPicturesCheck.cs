using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>Only pictures are transformed, and only networks for pictures have visual degrees.</summary>
public sealed class ShownPicturesCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "shown-pictures";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (BenchmarkSpec benchmark in manifest.Benchmarks.Where(benchmark => benchmark.Transform != StimulusTransforms.NoneName))
        {
            if (DatasetView.Find(benchmark.Dataset, null, manifest.Simulations, vocabulary) is { } view && view.Has(DatasetParts.Texts))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(benchmark.Position, "transform"), Messages.TransformOfTexts(benchmark.Transform, benchmark.Dataset));
            }
        }

        foreach (ModelSpec model in manifest.Models.Where(model => model.VisualDegrees != ManifestDefaults.VisualDegrees))
        {
            if (model.Source is NetworkSource network && vocabulary.ArchitectureIds.Contains(network.Architecture) && vocabulary.LayersOf(network).Any(layer => layer.IsOfText))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(model.Position, "visual-degrees"), Messages.DegreesOfTexts(model.Id));
            }
        }
    }
}
