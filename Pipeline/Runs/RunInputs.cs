using Concord.Pipeline.Jobs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Runs;

/// <summary>Gathers the texts behind a run's fingerprints, each once.</summary>
/// <remarks>The store holds them too, but a run directory may outlive its store, and is all that a comparison of runs gets.</remarks>
internal sealed class RunInputs(ResultStore store)
{
    private readonly Dictionary<(string Kind, string Key), InputRow> rows = [];

    /// <summary>What was gathered.</summary>
    public IReadOnlyList<InputRow> Rows => [.. this.rows.Values];

    /// <summary>A score, its readouts, its recorded side and the rows that it gave.</summary>
    public void Add(ScoreJob job, IEnumerable<ScoreRow> scores)
    {
        this.Add("score", job.Key, job.Inputs, ResultRecord.Read(store.ResultFolder(job.Key)).Maker);
        foreach (ScoredReadout readout in job.Readouts)
        {
            this.Add(readout.Stored);
            if (readout.PcaFit is { } fit)
            {
                this.Add(fit);
                this.Add("readout", readout.Fingerprint, readout.Inputs, null);
            }
        }

        if (job.TargetInputs is { } target)
        {
            this.Add("target", Fingerprint.OfText(target), target, null);
        }

        string link = new Fingerprint().Add("job", job.Key).Text;
        foreach (ScoreRow row in scores)
        {
            this.Add("row", row.Fingerprint, link, null);
        }
    }

    /// <summary>A simulated recording and the layer that it was made from.</summary>
    public void Add(SimulateJob job)
    {
        this.Add("simulation", job.Key, job.Inputs, ResultRecord.Read(store.ResultFolder(job.Key)).Maker);
        this.Add(job.Source);
    }

    /// <summary>A model in the brain's place; the scores beside it are added themselves.</summary>
    public void Add(RecoverJob job) => this.Add("recovery", job.Key, job.Inputs, ResultRecord.Read(store.ResultFolder(job.Key)).Maker);

    // What a readout was computed by may have been cleared away since.
    private void Add(PlannedReadout readout)
    {
        if (!this.rows.ContainsKey(("readout", readout.Key)))
        {
            this.Add("readout", readout.Key, readout.Inputs, store.HasActivation(readout.Key) ? ActivationRecord.Read(store.ActivationRecordPath(readout.Key)).Maker : null);
        }
    }

    private void Add(string kind, string key, string inputs, string? maker) => this.rows.TryAdd((kind, key), new InputRow { Key = key, Kind = kind, Inputs = inputs, Maker = maker });
}
