using Concord.Alignment;
using Concord.Datasets.Assemblies;
using Concord.Models.Activations;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Joining;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Makes a model's layers into candidates whose rows are the recording's conditions.</summary>
internal sealed class CandidateLoader(RunEnvironment environment)
{
    public IReadOnlyList<LayerCandidate> Load(ScoreJob job, BenchmarkTarget target)
    {
        ResolvedModel model = job.Model;
        if (model.IsNetwork)
        {
            IReadOnlyList<string> ids = environment.Datasets.Load(job.SimulationKey is null ? job.Benchmark.Dataset : target.Stimuli).Stimuli!.Ids;
            StimulusJoin join = new($"activations of '{model.Spec.Id}'", ids, target.Conditions, target.StimulusGroups);
            return [.. job.Readouts.Select(site => this.Network(site, join))];
        }

        if (model.Rdm is { } rdm)
        {
            StimulusJoin join = new($"RDM '{rdm.Name}'", model.RdmStimuli, target.Conditions, target.StimulusGroups);
            return [new LayerCandidate { Layer = "rdm", Fingerprint = Identity(model, "rdm"), Note = join.Report, LoadRdm = () => join.ApplyRdm(rdm.UpperTriangle, model.RdmStimuli.Count) }];
        }

        int last = Math.Max(1, model.Features.Count - 1);
        return [.. model.Features.Select((features, i) => Features(model, features, target, i, i / (double)last))];
    }

    private static string Identity(ResolvedModel model, string layer) => new Fingerprint().Add("model", model.Identity).Add("layer", layer).Hash;

    private static LayerCandidate Features(ResolvedModel model, FeatureSet features, BenchmarkTarget target, int index, double depth)
    {
        StimulusJoin join = new($"'{model.Spec.Id}', array '{features.Name}'", features.StimulusIds, target.Conditions, target.StimulusGroups);
        return new LayerCandidate
        {
            Layer = features.Name,
            Index = index,
            Depth = model.Features.Count > 1 ? depth : null,
            Readout = "tokens=all;projection=none",
            Fingerprint = Identity(model, features.Name + " " + features.Hash),
            Note = join.Report,
            LoadUnits = () => join.Apply(features.Values, features.UnitCount),
        };
    }

    private LayerCandidate Network(ScoredReadout site, StimulusJoin join) => new()
    {
        Layer = site.Stored.Layer.Name,
        Index = site.Stored.Layer.Index,
        Depth = site.Stored.Layer.Depth,
        Readout = site.Canonical,
        Fingerprint = site.Fingerprint,
        Note = join.Report,
        LoadUnits = () => this.LoadJoined(site, join),
    };

    private Matrix LoadJoined(ScoredReadout site, StimulusJoin join)
    {
        (float[] values, ActivationRecord record) = ActivationReader.Read(environment.Store, site.Stored.Key);
        if (site.PcaFit is not { } fit)
        {
            return join.Apply(values, record.Units);
        }

        (float[] fitValues, ActivationRecord fitRecord) = fit.Key == site.Stored.Key ? (values, record) : ActivationReader.Read(environment.Store, fit.Key);
        int dims = Math.Min(site.PcaDims!.Value, Math.Min(fitRecord.Stimuli - 1, fitRecord.Units));
        PcaProjection pca = PcaProjection.Fit(fitValues, fitRecord.Stimuli, fitRecord.Units, dims);
        float[] projected = new float[record.Stimuli * dims];
        pca.Apply(values, projected);
        return join.Apply(projected, dims);
    }
}
