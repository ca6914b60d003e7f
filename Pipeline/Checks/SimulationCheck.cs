using Concord.Models.Activations;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Checks;

/// <summary>A simulated recording names stimuli that exist, a network of this manifest, one of its layers, and a name of its own.</summary>
public sealed class SimulationCheck : IManifestCheck
{
    /// <inheritdoc/>
    public string Id => "simulation";

    /// <inheritdoc/>
    public IEnumerable<Finding> Run(Manifest manifest, IManifestVocabulary vocabulary) =>
        manifest.Simulations.SelectMany(simulation => Check(manifest, simulation, vocabulary));

    private static IEnumerable<Finding> Check(Manifest manifest, SimulationSpec simulation, IManifestVocabulary vocabulary)
    {
        if (vocabulary.HasDataset(simulation.Id))
        {
            yield return FindingOf.Error(manifest, manifest.Positions.Of(simulation.Position, "id"), Messages.SimulationShadowsDataset(simulation.Id));
        }

        SourcePosition stimuli = manifest.Positions.Of(simulation.Position, "stimuli");
        if (simulation.Stimuli.Length > 0 && !vocabulary.HasDataset(simulation.Stimuli))
        {
            yield return FindingOf.Error(manifest, stimuli, Messages.UnknownDataset(simulation.Stimuli, vocabulary.DatasetIds, vocabulary));
        }
        else if (simulation.Stimuli.Length > 0 && (vocabulary.PartsOf(simulation.Stimuli, null) & DatasetParts.Stimuli) == DatasetParts.None)
        {
            yield return FindingOf.Error(manifest, stimuli, Messages.NoStimuli(simulation.Stimuli));
        }

        SourcePosition from = manifest.Positions.Of(simulation.Position, "from");
        ModelSpec? model = manifest.Models.FirstOrDefault(known => known.Id == simulation.FromModel);
        if (model is null)
        {
            if (simulation.FromModel.Length > 0)
            {
                string[] ids = [.. manifest.Models.Select(known => known.Id)];
                yield return FindingOf.Error(manifest, manifest.Positions.Of(from, "model"), Messages.Unknown("model", simulation.FromModel, ids, "this manifest"));
            }
        }
        else if (model.Source is ActivationsSource or DatasetSource)
        {
            yield return FindingOf.Error(manifest, manifest.Positions.Of(from, "model"), Messages.NotANetwork(model.Id));
        }
        else if (model.Source is NetworkSource network && vocabulary.ArchitectureIds.Contains(network.Architecture) && simulation.Layer.Length > 0)
        {
            IReadOnlyList<LayerInfo> layers = vocabulary.LayersOf(network);
            if (!layers.Any(layer => layer.Name == simulation.Layer))
            {
                yield return FindingOf.Error(manifest, manifest.Positions.Of(from, "layer"), Messages.UnknownLayer(simulation.Layer, network.Name, layers));
            }
        }
    }
}
