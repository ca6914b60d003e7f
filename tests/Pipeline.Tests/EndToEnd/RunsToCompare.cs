using Concord.Models.Catalogue;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>A small run of the program, made once, and a place for others like it: what they have in common is in their store.</summary>
public sealed class RunsToCompare : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RunsToCompare()
    {
        string from = Path.Combine(Repository.Root, "manifests", "datasets");
        foreach (string path in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(this.folder.File("shapes"), Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }

        this.Run("first", Manifest);
    }

    /// <summary>The layers that are scored.</summary>
    public static string[] Layers { get; } = [.. ArchitectureCatalogue.Find("cifar-cnn-a").DefaultLayers.Take(3)];

    /// <summary>Four times the same network, on one recording twice: each test changes words of it.</summary>
    public static string Manifest { get; } = $$"""
        name: between
        seed: 3
        bootstrap: 100
        compute: { threads: 1, batch: 8 }
        models:
          - { id: same, architecture: cifar-cnn-a, weights: { init: 1 }, layers: [{{string.Join(", ", Layers)}}] }
          - { id: weights, architecture: cifar-cnn-a, weights: { init: 1 }, layers: [{{string.Join(", ", Layers)}}] }
          - { id: preprocessing, architecture: cifar-cnn-a, weights: { init: 1 }, layers: [{{string.Join(", ", Layers)}}] }
          - { id: layers, architecture: cifar-cnn-a, weights: { init: 1 }, layers: [{{string.Join(", ", Layers)}}] }
        benchmarks:
          - { id: it, dataset: shapes/example.yaml, region: IT, layer: nested, metrics: [ { rsa: { distance: correlation, compare: spearman } } ] }
          - { id: it-again, dataset: shapes/example.yaml, region: IT, layer: nested, metrics: [ { rsa: { distance: correlation, compare: spearman } } ] }
        report: { by: [family], formats: [csv] }
        """;

    /// <summary>A path in the folder of these runs.</summary>
    public string PathOf(string name) => this.folder.File(name);

    /// <summary>Runs a manifest into a folder of its name.</summary>
    public void Run(string name, string manifest, string store = "store")
    {
        File.WriteAllText(this.folder.File(name + ".yaml"), manifest);
        ConcordProgram.Run("run", this.folder.File(name + ".yaml"), "--store", this.folder.File(store), "--out", this.folder.File(name)).Expect(0);
    }

    public void Dispose() => this.folder.Dispose();
}
