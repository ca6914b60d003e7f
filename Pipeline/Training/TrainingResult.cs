using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Concord.Models.Training;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Training;

/// <summary>A finished training in the store: the weights of each kept step, and what the engine found.</summary>
internal static class TrainingResult
{
    private const string FileName = "training.json";

    // Shares of nothing are no numbers, and JSON has none for them.
    private static readonly JsonSerializerOptions s_options = new(StoreJson.Options) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Writes it into a staging folder; the paths of the checkpoints become names beside it.</summary>
    public static void Write(string staging, TrainingOutcome outcome)
    {
        List<KeptCheckpoint> kept = [];
        foreach (KeptCheckpoint checkpoint in outcome.Checkpoints)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"step-{checkpoint.Step:000000}.safetensors");
            File.Copy(checkpoint.Path, Path.Combine(staging, name));
            kept.Add(checkpoint with { Path = name });
        }

        AtomicFile.WriteText(Path.Combine(staging, FileName), JsonSerializer.Serialize(outcome with { Checkpoints = kept }, s_options));
    }

    /// <summary>Reads it back; the checkpoints' paths are whole.</summary>
    /// <exception cref="InvalidDataException">Files are missing, damaged or changed by hand.</exception>
    public static TrainingOutcome Read(ResultStore store, string key)
    {
        string folder = store.ResultFolder(key);
        ResultRecord.Check(folder);
        TrainingOutcome outcome = JsonSerializer.Deserialize<TrainingOutcome>(File.ReadAllText(Path.Combine(folder, FileName)), s_options) ?? throw new InvalidDataException($"{folder}: an empty {FileName}");
        return outcome with { Checkpoints = [.. outcome.Checkpoints.Select(checkpoint => checkpoint with { Path = Path.Combine(folder, checkpoint.Path) })] };
    }
}
