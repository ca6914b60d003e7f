using Concord.Datasets.Catalogue;
using Concord.Datasets.Declared;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Declared;
using Concord.Pipeline.Resolution;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class DatasetFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Example { get; } = Path.Combine(Repository.Root, "manifests", "datasets", "example.yaml");

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void The_example_has_fewer_than_25_lines_and_stands_in_the_README()
    {
        string[] lines = File.ReadAllLines(Example);
        Assert.InRange(lines.Length, 5, 24);
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        Assert.Contains(string.Join('\n', lines.Skip(1)), readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_loads_with_its_repetitions_time_regions_and_groups()
    {
        DeclaredReadResult result = DeclaredDataset.Read(DatasetFileReader.Read(Example).Declaration!);
        Assert.Empty(result.Faults);
        Dataset dataset = result.Dataset;
        Assert.Equal((120, 30, 4), (dataset.Recordings[0].Presentations.Count, dataset.Recordings[0].Neuroids.Count, dataset.Recordings[0].TimeBins.Count));
        Assert.Equal(["V4", "IT"], dataset.Info.Regions);
        Assert.Equal(8, dataset.Info.VisualDegrees);
        Assert.Contains("Unit: spikes/s", dataset.Info.Description, StringComparison.Ordinal);
        Assert.Equal(24, dataset.Stimuli!.Count);
        Assert.Equal(4, dataset.Info.Contents.Groups);
        Assert.Equal(2, dataset.Info.Contents.NeuroidSubjects);
        Assert.True(dataset.Info.Contents.HasRepetitions);
    }

    [Fact]
    public void All_mistakes_are_found_at_once_each_with_its_place()
    {
        string path = this.folder.File("bad.yaml");
        File.WriteAllText(path, "id: x\ntitel: y\nlicence: MIT\nresponses:\n  file: a.npz\n  neuroid: sites.csv\ntime: 170\nvisual-degrees: 900\n");
        DatasetReadResult read = DatasetFileReader.Read(path);
        Assert.Null(read.Declaration);
        string[] found = [.. read.Findings.Select(finding => $"{finding.Line}:{finding.Column} {finding.Message}")];
        Assert.Contains(found, text => text.StartsWith("2:1 ", StringComparison.Ordinal) && text.Contains("titel", StringComparison.Ordinal));
        Assert.Contains(found, text => text.StartsWith("6:3 ", StringComparison.Ordinal) && text.Contains("neuroid", StringComparison.Ordinal));
        Assert.Contains(found, text => text.StartsWith("5:3 ", StringComparison.Ordinal) && text.Contains("'unit'", StringComparison.Ordinal));
        Assert.Contains(found, text => text.StartsWith("7:7 ", StringComparison.Ordinal) && text.Contains("70-170", StringComparison.Ordinal));
        Assert.Contains(found, text => text.StartsWith("8:17 ", StringComparison.Ordinal) && text.Contains("180", StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_of_the_data_are_found_at_once_and_the_rest_can_be_checked()
    {
        string path = this.Copy();
        File.WriteAllText(path, File.ReadAllText(path).Replace("sites.csv", "no-sites.csv", StringComparison.Ordinal) + "rdms: { file: example/no.npy, region: IT }\n");
        File.Delete(this.folder.File("example/pictures/disc4.png"));
        (Dataset dataset, IReadOnlyList<Concord.Datasets.Checks.DatasetFinding> faults) = new DatasetLoader(new FileResolver(this.folder.File("store"), null, null)).LoadToCheck(path, TestContext.Current.CancellationToken);
        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, fault => fault.Message.Contains("no-sites.csv: no such file", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Message.Contains("no.npy", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Message.Contains("disc4.png", StringComparison.Ordinal));
        Assert.Empty(dataset.Assemblies);
    }

    [Fact]
    public void A_declared_hash_is_held_against_the_file()
    {
        string path = this.Copy();
        string spikes = Path.Combine(this.folder.Path, "example", "spikes.npz");
        string right = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(spikes)));
        File.WriteAllText(path, File.ReadAllText(path).Replace("  unit:", $"  sha256: {right}\n  unit:", StringComparison.Ordinal));
        Assert.Empty(DeclaredDataset.Read(DatasetFileReader.Read(path).Declaration!).Faults);
        File.AppendAllText(spikes, "x");
        Assert.Contains("a file with SHA-256", Assert.Single(DeclaredDataset.Read(DatasetFileReader.Read(path).Declaration!).Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_names_the_faults_of_its_dataset_file()
    {
        string path = this.Copy();
        File.WriteAllText(path, File.ReadAllText(path).Replace("licence: MIT, with Concord", "", StringComparison.Ordinal));
        string manifest = this.folder.File("m.yaml");
        File.WriteAllText(manifest, "name: m\nmodels:\n  - { id: p, architecture: pixels, weights: { init: 0 } }\nbenchmarks:\n  - { id: b, dataset: example.yaml, region: IT, metrics: [ridge-cv] }\n");
        ManifestReadResult read = ManifestReader.Read(manifest, new CatalogueVocabulary());
        Assert.Contains(read.Findings, finding => finding.File.EndsWith("example.yaml", StringComparison.Ordinal) && finding.Message.Contains("licence", StringComparison.Ordinal));
        Assert.Contains(read.Findings, finding => finding is { File: var file, Line: 5 } && file == manifest && finding.Message.Contains("cannot be used", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("region: V5", "no region 'V5'|V4")]
    [InlineData("region: IT, metrics: [{ ridge-cv: { folds: group-kfold(5) } }]", "group-kfold(4)")]
    public void A_manifest_is_checked_against_what_the_dataset_has(string part, string message)
    {
        string path = this.folder.File("m.yaml");
        string metrics = part.Contains("metrics", StringComparison.Ordinal) ? string.Empty : ", metrics: [ridge-cv]";
        File.WriteAllText(path, $"name: m\nmodels:\n  - {{ id: p, architecture: pixels, weights: {{ init: 0 }} }}\nbenchmarks:\n  - {{ id: b, dataset: \"{Example}\", {part}{metrics} }}\n");
        ManifestReadResult read = ManifestReader.Read(path, new CatalogueVocabulary());
        Assert.Null(read.Manifest);
        Assert.Contains(read.Findings, finding => message.Split('|').Any(piece => finding.ToString().Contains(piece, StringComparison.Ordinal)));
    }

    [Fact]
    public void Defaults_follow_the_data()
    {
        string path = this.folder.File("m.yaml");
        File.WriteAllText(path, $"name: m\nmodels:\n  - {{ id: p, architecture: pixels, weights: {{ init: 0 }} }}\nbenchmarks:\n  - {{ id: b, dataset: \"{Example}\", region: IT, metrics: [ridge-cv] }}\n");
        ManifestReadResult read = ManifestReader.Read(path, new CatalogueVocabulary());
        MetricSpec metric = Assert.Single(Assert.Single(read.Manifest!.Benchmarks).Metrics);
        Assert.Equal("split-half(10)", metric.Ceiling);
        Assert.Equal("group-kfold(4)", metric.Options["folds"]);
    }

    private string Copy()
    {
        string from = Path.Combine(Repository.Root, "manifests", "datasets");
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(this.folder.Path, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return Path.Combine(this.folder.Path, "example.yaml");
    }
}
