using System.Text.Json;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Simulation;

/// <summary>A simulated recording as it is stored.</summary>
/// <param name="Id">The simulation's id.</param>
/// <param name="Stimuli">The dataset whose stimuli were shown.</param>
/// <param name="FromModel">The model that was recorded from.</param>
/// <param name="Layer">The layer that was recorded from.</param>
/// <param name="Assembly">The responses, means over repetitions.</param>
internal sealed record SimulatedRecording(string Id, string Stimuli, string FromModel, string Layer, NeuroidAssembly Assembly)
{
    private const string FileName = "recording.json";

    public static string Warning(SimulatedRecording recording) =>
        $"SIMULATED recording: made from layer {recording.Layer} of {recording.FromModel} with noise; it shows that the pipeline finds its generator, and nothing about brains";

    public static SimulatedRecording Read(string folder)
    {
        Runs.ResultRecord.Check(folder);
        Stored stored = JsonSerializer.Deserialize<Stored>(File.ReadAllText(Path.Combine(folder, FileName))) ?? throw new InvalidDataException($"{folder}: an empty recording");
        Neuroid[] neuroids = [.. stored.Neuroids.Select(n => new Neuroid(n.Id, n.Region, n.Subject, n.Ceiling ?? double.NaN))];
        return new SimulatedRecording(stored.Id, stored.Stimuli, stored.FromModel, stored.Layer, new NeuroidAssembly(stored.Id, stored.StimulusIds, neuroids, stored.Values));
    }

    public void Write(string folder)
    {
        Stored stored = new(this.Id, this.Stimuli, this.FromModel, this.Layer, this.Assembly.StimulusIds, [.. this.Assembly.Neuroids.Select(n => new StoredNeuroid(n.Id, n.Region, n.Subject, double.IsFinite(n.Ceiling) ? n.Ceiling : null))], this.Assembly.Values);
        AtomicFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(stored));
    }

    private sealed record StoredNeuroid(string Id, string Region, string Subject, double? Ceiling);

    private sealed record Stored(string Id, string Stimuli, string FromModel, string Layer, IReadOnlyList<string> StimulusIds, IReadOnlyList<StoredNeuroid> Neuroids, double[] Values);
}
