using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Jobs;

/// <summary>Names the stored readouts that a network's layers come to.</summary>
internal sealed class ReadoutPlanner(RunEnvironment environment, ComputeSpec compute, int batch, string device)
{
    /// <summary>Raised when the same inputs give other activations.</summary>
    private const int Version = 1;

    /// <summary>The layers that a model is scored at.</summary>
    public static IReadOnlyList<LayerInfo> Layers(ResolvedModel model, string layerRule)
    {
        if (layerRule is not ("sweep" or "nested"))
        {
            return [.. model.Layers.Where(layer => layer.Name == layerRule)];
        }

        LayerSelection selection = model.Spec.Layers;
        IReadOnlyList<string> defaults = ArchitectureCatalogue.Find(model.Architecture).DefaultLayers;
        return selection.Kind switch
        {
            LayerSelectionKind.All => [.. model.Layers.Where(layer => !layer.IsPart)],
            LayerSelectionKind.Listed => Listed(model, selection.Names),
            _ => [.. model.Layers.Where(layer => defaults.Contains(layer.Name))],
        };
    }

    private static LayerInfo[] Listed(ResolvedModel model, IReadOnlyList<string> names)
    {
        HashSet<LayerInfo> meant = [.. names.SelectMany(name => LayerPattern.Match(name, model.Layers))];
        return [.. model.Layers.Where(meant.Contains)];
    }

    /// <summary>The readout as it is stored: a pca is fitted and applied when it is scored.</summary>
    public PlannedReadout Stored(ResolvedModel model, LayerInfo layer, ReadoutText readout, StimulusSet stimuli)
    {
        TokenPolicy tokens = readout.Tokens switch
        {
            "cls" => TokenPolicy.Cls,
            "mean" => TokenPolicy.Mean,
            "cls+mean" => TokenPolicy.ClsMean,
            "last" => TokenPolicy.Last,
            _ => TokenPolicy.All,
        };

        // One token, no token axis: a vector's mean is the vector itself, and so is stored as it is.
        ProjectionSpec projection = readout.ProjectionKind == "sparse-random" && readout.Dims < layer.UnitCount ? new SparseRandomSpec(readout.Dims!.Value, readout.Seed) : ProjectionSpec.None;
        ReadoutSpec spec = new(layer.Kind == LayerKind.Vector ? TokenPolicy.All : tokens, projection);
        Fingerprint inputs = new Fingerprint()
            .Add("activations", Version)
            .Add("model", model.Identity)
            .Add("stimuli", stimuli.Hash)
            .Add("layer", layer.Name)
            .Add("readout", spec.CanonicalFor(layer))
            .Add("device", device.Split(':')[0])
            .Add("threads", compute.Threads)
            .Add("batch", batch);
        return new PlannedReadout(layer, spec, inputs.Hash, inputs.Text);
    }

    /// <summary>The stimuli that a pca is fitted on: another dataset's as they are, or those that are scored.</summary>
    public StimulusSet FitOn(ResolvedModel model, ReadoutText readout, StimulusSet stimuli) =>
        readout.FitOn is null ? stimuli : environment.Seen.Of(model, environment.Datasets.Load(readout.FitOn), StimulusTransforms.NoneName);

    /// <summary>The readout as it is scored.</summary>
    public ScoredReadout Scored(ResolvedModel model, LayerInfo layer, ReadoutText readout, StimulusSet stimuli)
    {
        PlannedReadout stored = this.Stored(model, layer, readout, stimuli);
        if (readout.ProjectionKind != "pca")
        {
            return new ScoredReadout(stored, null, null, stored.Readout.CanonicalFor(layer), stored.Inputs);
        }

        StimulusSet fitOn = this.FitOn(model, readout, stimuli);
        PlannedReadout fit = this.Stored(model, layer, readout, fitOn);
        PcaSpec pca = new(readout.Dims!.Value, fitOn.Id);
        string canonical = new ReadoutSpec(stored.Readout.Tokens, pca).CanonicalFor(layer);
        return new ScoredReadout(stored, readout.Dims, fit, canonical, new Fingerprint().Add("readout", canonical).Add("stored", stored.Key).Add("fit", fit.Key).Text);
    }
}
