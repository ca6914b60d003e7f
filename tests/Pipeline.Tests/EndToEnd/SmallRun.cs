using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>One small run, done once for all tests: two networks, a simulated recording, RSA and ridge. Tests work on copies.</summary>
public sealed class SmallRun : IDisposable
{
    /// <summary>The manifest; tests change single words of it.</summary>
    public const string Manifest = """
        name: small
        seed: 3
        bootstrap: 200
        models:
          - { id: cnn, architecture: cifar-cnn-a, weights: { init: 1 } }
          - { id: vit, architecture: vit-tiny-32, weights: { init: 1 }, layers: [blocks.0, blocks.2] }
        simulations:
          - id: simulated-it
            stimuli: drawn-objects
            from: { model: vit, layer: blocks.2 }
            neuroids: 10
            subjects: 2
            repetitions: 4
            noise: 1.0
            region: simulated IT
        benchmarks:
          - id: it.rsa
            dataset: simulated-it
            region: simulated IT
            layer: nested
            metrics:
              - rsa: { distance: correlation, compare: spearman }
                normalization: r/c
          - id: it.ridge
            dataset: simulated-it
            region: simulated IT
            layer: nested
            metrics:
              - ridge: { alpha: 10, folds: kfold(5) }
                normalization: r/sqrt(c)
        report: { by: [family], formats: [html, csv] }
        """;

    private readonly TemporaryFolder folder = new();

    public SmallRun()
    {
        File.WriteAllText(this.ManifestPath, Manifest);
        ProgramResult result = ConcordProgram.Run("run", this.ManifestPath, "--store", this.Store, "--out", this.Out);
        this.Exit = result.Exit;
        this.Said = result.Said;
        this.Seconds = result.Seconds;
        this.Snapshot = Files(this.Out);
    }

    public string ManifestPath => this.folder.File("small.yaml");

    public string Store => this.folder.File("store");

    public string Out => this.folder.File("out");

    public int Exit { get; }

    public string Said { get; }

    public double Seconds { get; }

    /// <summary>Every file of the run directory after the first run.</summary>
    public IReadOnlyDictionary<string, byte[]> Snapshot { get; }

    /// <summary>Every file below a folder, by relative path.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllBytes, StringComparer.Ordinal);

    /// <summary>The scores of a run directory without what may differ from run to run: seconds.</summary>
    public static IReadOnlyList<ScoreRow> Scores(string folder) => [.. ParquetRecords.Read<ScoreRow>(Path.Combine(folder, "scores.parquet")).Select(row => row with { Seconds = 0 })];

    /// <summary>Copies the store for a test that changes it.</summary>
    public string CopyStore(string to)
    {
        foreach ((string name, byte[] bytes) in Files(this.Store))
        {
            string path = Path.Combine(to, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        return to;
    }

    /// <summary>Asserts that every number of two run directories is the same.</summary>
    public void AssertSameNumbers(string other)
    {
        Assert.Equal(Scores(this.Out), Scores(other));
        Assert.Equal(ParquetRecords.Read<ResampleRow>(Path.Combine(this.Out, "resamples.parquet")), ParquetRecords.Read<ResampleRow>(Path.Combine(other, "resamples.parquet")));
        Assert.Equal(ParquetRecords.Read<NeuroidRow>(Path.Combine(this.Out, "neuroids.parquet")), ParquetRecords.Read<NeuroidRow>(Path.Combine(other, "neuroids.parquet")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(this.Out, "rdms.parquet")), File.ReadAllBytes(Path.Combine(other, "rdms.parquet")));
    }

    public void Dispose() => this.folder.Dispose();
}
