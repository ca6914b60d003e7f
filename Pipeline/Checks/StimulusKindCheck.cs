using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>No network for texts is shown pictures, and none for pictures texts: on a benchmark, in a simulation, or to fit a pca.</summary>
public sealed class StimulusKindCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "stimulus-kind";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary)
    {
        foreach (ModelSpec model in manifest.Models)
        {
            if (model.Source is not NetworkSource network || !vocabulary.ArchitectureIds.Contains(network.Architecture))
            {
                continue;
            }

            bool takesTexts = vocabulary.LayersOf(network).Any(layer => layer.IsOfText);
            foreach ((SourcePosition at, string dataset) in Shown(manifest, model))
            {
                if (DatasetView.Find(dataset, null, manifest.Simulations, vocabulary) is { } view && view.Has(DatasetParts.Stimuli) && view.Has(DatasetParts.Texts) != takesTexts)
                {
                    yield return FindingOf.Error(manifest, at, Messages.TakesOther(model.Id, takesTexts, dataset));
                }
            }
        }
    }

    private static IEnumerable<(SourcePosition At, string Dataset)> Shown(Manifest manifest, ModelSpec model) =>
    [
        .. manifest.Benchmarks.Select(benchmark => (manifest.Positions.Of(benchmark.Position, "dataset"), benchmark.Dataset)),
        .. manifest.Simulations.Where(simulation => simulation.FromModel == model.Id).Select(simulation => (manifest.Positions.Of(simulation.Position, "stimuli"), simulation.Stimuli)),
        .. model.Readouts.Where(readout => readout.FitOn is not null).Select(readout => (model.Position, readout.FitOn!)).Distinct(),
    ];
}
