using System.Text.Json;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>The layers of a score that are done while the others are not: <c>checkpoints/ab/KEY/</c> in the store. A job that is stopped (a cluster's time limit, a worker that gives back) goes on behind them; the numbers are the same to the last bit.</summary>
/// <remarks>Written when the job is stopped, and about once a minute against a kill; a score of a few seconds writes none. They stand under the job's key, and so under all its inputs, and go with the job's end.</remarks>
/// <param name="store">The store.</param>
/// <param name="key">The job.</param>
/// <param name="time">The clock.</param>
internal sealed class LayerCheckpoints(ResultStore store, string key, TimeProvider time)
{
    private static readonly TimeSpan s_between = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, LayerOutcome> unsaved = new(StringComparer.Ordinal);
    private long last = time.GetTimestamp();

    private string Folder => Path.Combine(store.Root, "checkpoints", key[..2], key);

    /// <summary>What an earlier attempt found for a layer; null where none did, or what it wrote is damaged.</summary>
    public LayerOutcome? Recall(LayerCandidate candidate)
    {
        try
        {
            using FileStream stream = File.OpenRead(this.PathOf(candidate.Fingerprint));
            return JsonSerializer.Deserialize<LayerOutcome>(stream, CheckpointJson.Options);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A layer is done.</summary>
    public void Remember(LayerCandidate candidate, LayerOutcome outcome)
    {
        this.unsaved[candidate.Fingerprint] = outcome;
        if (time.GetElapsedTime(this.last) > s_between)
        {
            this.Save();
        }
    }

    /// <summary>Writes what is done.</summary>
    public void Save()
    {
        foreach ((string fingerprint, LayerOutcome outcome) in this.unsaved)
        {
            AtomicFile.Write(this.PathOf(fingerprint), stream => JsonSerializer.Serialize(stream, outcome, CheckpointJson.Options));
        }

        this.unsaved.Clear();
        this.last = time.GetTimestamp();
    }

    /// <summary>The job's result is there: what led to it is not needed any more.</summary>
    public void Clear()
    {
        if (Directory.Exists(this.Folder))
        {
            Directory.Delete(this.Folder, recursive: true);
        }
    }

    private string PathOf(string fingerprint) => Path.Combine(this.Folder, fingerprint + ".json");
}
