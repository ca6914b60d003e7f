using System.Globalization;
using System.Text;
using Concord.Models.Training;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests.Yaml;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Training;

/// <summary>The weights of a run's trained networks as files, and <c>models.yaml</c>: their part of a manifest that scores them.</summary>
internal static class TrainedNetworks
{
    private const string List = "models.yaml";

    /// <summary>Writes them; files of an earlier run that this one does not have are removed.</summary>
    /// <param name="trained">The networks whose training succeeded, each once.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">Where; made if need be.</param>
    public static void Write(IReadOnlyList<(TrainJob Job, TrainingOutcome Outcome)> trained, Plan plan, string folder)
    {
        if (plan.Trainings.Count == 0)
        {
            return;
        }

        HashSet<string> written = new(StringComparer.Ordinal);
        StringBuilder models = new();
        foreach ((TrainJob job, TrainingOutcome outcome) in trained)
        {
            bool all = plan.Trainings.Any(other => other.Spec.Id == job.Spec.Id && other.Spec.WithCheckpoints);
            IReadOnlyList<KeptCheckpoint> kept = outcome.Checkpoints;
            models.Append(Entry(job, [.. (all ? kept : [kept[^1]]).Select(checkpoint => (checkpoint.Step, Copy(checkpoint, Name(job, checkpoint, kept[^1]), folder, written)))]));
        }

        string list = Path.Combine(folder, List);
        string[] earlier = File.Exists(list) ? File.ReadAllLines(list) : [];
        if (written.Count > 0)
        {
            AtomicFile.WriteText(list, "# Written by concord: the models of this training for a manifest; paths are relative to this folder.\nmodels:\n" + models);
        }

        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.safetensors") : [])
        {
            // What the user put there stays.
            string name = Path.GetFileName(path);
            if (!written.Contains(name) && earlier.Any(line => line.Contains($" {name} ", StringComparison.Ordinal)))
            {
                File.Delete(path);
            }
        }
    }

    private static string Name(TrainJob job, KeptCheckpoint checkpoint, KeptCheckpoint last) =>
        checkpoint == last ? $"{job.Spec.Id}.safetensors" : string.Create(CultureInfo.InvariantCulture, $"{job.Spec.Id}.step-{checkpoint.Step:000000}.safetensors");

    private static string Copy(KeptCheckpoint checkpoint, string name, string folder, HashSet<string> written)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, name), stream =>
        {
            using FileStream source = File.OpenRead(checkpoint.Path);
            source.CopyTo(stream);
        });
        written.Add(name);
        return name;
    }

    // One of a series in the manifest's own form, so that curves along training can be drawn from it.
    private static string Entry(TrainJob job, (long Step, string Name)[] files)
    {
        StringBuilder text = new();
        text.Append("  - id: ").Append(YamlText.Word(job.Spec.Id)).Append('\n');
        text.Append("    architecture: ").Append(YamlText.Word(job.Spec.Architecture)).Append('\n');
        text.Append("    regime: ").Append(YamlText.Word(job.Spec.Regime)).Append('\n');
        text.Append("    tags: ").Append(YamlText.Map([("seed", YamlText.Number(job.Spec.Seed))])).Append('\n');
        if (files.Length == 1)
        {
            text.Append("    weights: ").Append(YamlText.Map([("path", YamlText.Word(files[0].Name))])).Append('\n');
            return text.ToString();
        }

        text.Append("    checkpoints:\n");
        foreach ((long step, string name) in files)
        {
            text.Append("      - ").Append(YamlText.Map([("step", YamlText.Number(step)), ("weights", YamlText.Map([("path", YamlText.Word(name))]))])).Append('\n');
        }

        return text.ToString();
    }
}
