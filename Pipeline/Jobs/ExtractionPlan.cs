using Concord.Datasets.StimulusSets;
using Concord.Models.Activations;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Jobs;

/// <summary>Gathers the readouts that scores need into one forward pass per network and stimulus set.</summary>
internal sealed class ExtractionPlan(RunEnvironment environment, int batch)
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Asks for a readout; returns a provisional key of the pass that makes it.</summary>
    public string Need(ResolvedModel model, StimulusSet stimuli, PlannedReadout readout)
    {
        string pass = new Fingerprint().Add("pass", model.Identity).Add("stimuli", stimuli.Hash).Hash;
        if (!this.entries.TryGetValue(pass, out Entry? entry))
        {
            this.entries[pass] = entry = new Entry(model, stimuli, []);
        }

        entry.Readouts.TryAdd(readout.Key, readout);
        return pass;
    }

    /// <summary>All jobs in order, provisional keys replaced by the passes' own.</summary>
    public Job[] Finish(IReadOnlyList<Job> others)
    {
        Dictionary<string, string> keyOf = new(StringComparer.Ordinal);
        List<Job> jobs = [];
        foreach ((string pass, Entry entry) in this.entries)
        {
            ExtractJob job = this.Make(entry);
            keyOf[pass] = job.Key;
            jobs.Add(job);
        }

        jobs.AddRange(others.Select(job => job with { DependsOn = [.. job.DependsOn.Select(key => keyOf.GetValueOrDefault(key, key))] }));

        // A result that is whole needs nothing: what it was made from may have been cleared away. A simulated recording is kept, for the report shows it.
        HashSet<string> needed = [];
        foreach (Job job in Enumerable.Reverse(jobs).Where(job => !job.Cached))
        {
            if (job is not ExtractJob || needed.Contains(job.Key))
            {
                needed.UnionWith(job.DependsOn);
            }
        }

        return [.. jobs.Where(job => job is not ExtractJob || job.Cached || needed.Contains(job.Key)).DistinctBy(job => job.Key)];
    }

    private ExtractJob Make(Entry entry)
    {
        PlannedReadout[] missing = [.. entry.Readouts.Values.Where(readout => !environment.Store.HasActivation(readout.Key))];
        Fingerprint inputs = new Fingerprint().Add("extract", [.. entry.Readouts.Keys.Order(StringComparer.Ordinal)]);
        LayerRequest[] requests = [.. entry.Readouts.Values.Select(readout => new LayerRequest(readout.Layer.Name, readout.Readout))];
        CostModel cost = CostModel.Extraction(entry.Model, entry.Stimuli, requests, batch);
        return new ExtractJob
        {
            Key = inputs.Hash,
            Inputs = inputs.Text,
            Title = $"extract {entry.Model.Spec.Id} × {entry.Stimuli.Id} ({entry.Stimuli.Count} stimuli, {requests.Length} readouts)",
            Cached = missing.Length == 0,
            PeakBytes = cost.Bytes,
            ExpectedSeconds = cost.Seconds,
            Model = entry.Model,
            Stimuli = entry.Stimuli,
            Readouts = missing,
            AllReadouts = [.. entry.Readouts.Keys],
            Batch = batch,
        };
    }

    private sealed record Entry(ResolvedModel Model, StimulusSet Stimuli, Dictionary<string, PlannedReadout> Readouts);
}
