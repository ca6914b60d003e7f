using System.Globalization;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Formats;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Execution;

/// <summary>Small score jobs that need no network and no picture: a made-up recording and models brought as activations; done once without any disturbance.</summary>
public sealed class MadeUpJobs : IDisposable
{
    /// <summary>Jobs of a manifest.</summary>
    public const int Count = 4;

    private const int Stimuli = 24;
    private const int Units = 6;
    private const int Sites = 8;

    private readonly TemporaryFolder folder = new();

    public MadeUpJobs()
    {
        Write(this.folder.Path, seed: 1);
        this.Quick = Manifest(this.folder.Path, "quick", draws: 20);
        this.Slow = Manifest(this.folder.Path, "slow", draws: 40000);
        foreach (string manifest in new[] { this.Quick, this.Slow })
        {
            ConcordProgram.Run("run", manifest, "--store", this.Store, "--out", this.folder.File("out")).Expect(0);
        }
    }

    /// <summary>Four jobs of some milliseconds.</summary>
    public string Quick { get; }

    /// <summary>Four jobs of a second or more.</summary>
    public string Slow { get; }

    /// <summary>The store of the undisturbed runs.</summary>
    public string Store => this.folder.File("store");

    /// <summary>Writes a manifest of two models and two metrics.</summary>
    public static string Manifest(string folder, string name, int draws)
    {
        string path = Path.Combine(folder, name + ".yaml");
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $$"""
            name: {{name}}
            seed: 1
            bootstrap: {{draws}}
            compute: { threads: 1 }
            models:
              - { id: near, activations: { path: near.npz } }
              - { id: far, activations: { path: far.npz } }
            benchmarks:
              - id: made-up.it
                dataset: recording.yaml
                region: IT
                metrics:
                  - rsa: { distance: correlation, compare: spearman }
                  - rsa: { distance: euclidean, compare: pearson }
            """));
        return path;
    }

    /// <summary>Writes the recording and the models.</summary>
    public static void Write(string folder, int seed)
    {
        Random random = new(seed);
        string[] ids = [.. Enumerable.Range(0, Stimuli).Select(i => string.Create(CultureInfo.InvariantCulture, $"s{i:00}"))];
        float[] truth = Draw(random, Stimuli * Units);
        float[] weights = Draw(random, Sites * Units);
        float[] spikes = [.. from _ in Enumerable.Range(0, 2) from stimulus in Enumerable.Range(0, Stimuli) from site in Enumerable.Range(0, Sites) select Dot(truth, stimulus, weights, site) + Draw(random, 1)[0]];
        using (FileStream file = File.Create(Path.Combine(folder, "spikes.npz")))
        using (NpzWriter archive = new(file))
        {
            archive.Add<float>("spikes", spikes, 2 * Stimuli, Sites);
        }

        File.WriteAllLines(Path.Combine(folder, "trials.csv"), ["stimulus_id,repetition", .. from repetition in Enumerable.Range(0, 2) from id in ids select string.Create(CultureInfo.InvariantCulture, $"{id},{repetition}")]);
        File.WriteAllLines(Path.Combine(folder, "sites.csv"), ["neuroid_id,region,subject", .. from site in Enumerable.Range(0, Sites) select string.Create(CultureInfo.InvariantCulture, $"n{site},IT,m{site % 2}")]);
        File.WriteAllText(Path.Combine(folder, "recording.yaml"), """
            id: made-up
            title: Made-up responses
            licence: MIT
            responses:
              file: spikes.npz
              axes: [presentation, neuroid]
              unit: spikes/s
              presentations: trials.csv
              neuroids: sites.csv
            """);
        foreach ((string model, float noise) in new[] { ("near", 0.3f), ("far", 2f) })
        {
            float[] units = [.. truth.Zip(Draw(random, truth.Length), (value, drawn) => value + (noise * drawn))];
            FeatureFile.Write(Path.Combine(folder, model + ".npz"), [new FeatureSet("units", ids, Units, units)]);
        }
    }

    public void Dispose() => this.folder.Dispose();

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];

    private static float Dot(float[] truth, int stimulus, float[] weights, int site) => Enumerable.Range(0, Units).Sum(unit => truth[(stimulus * Units) + unit] * weights[(site * Units) + unit]);
}
