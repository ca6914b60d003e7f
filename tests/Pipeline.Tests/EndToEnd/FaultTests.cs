using System.Text;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;
using Concord.Datasets.Formats;
using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class FaultTests(SmallRun small)
{
    [Fact]
    public void A_damaged_activation_fails_its_jobs_with_the_reason_and_the_rest_is_done()
    {
        using TemporaryFolder folder = new();
        string store = small.CopyStore(folder.File("store"));
        string record = Directory.GetFiles(Path.Combine(store, "activations"), "*.json", SearchOption.AllDirectories).First(path => File.ReadAllText(path).Contains("cifar-cnn-a", StringComparison.Ordinal));
        string array = Path.ChangeExtension(record, ".npy");
        byte[] bytes = File.ReadAllBytes(array);
        bytes[^3] ^= 1;
        File.WriteAllBytes(array, bytes);
        File.WriteAllText(folder.File("m.yaml"), SmallRun.Manifest.Replace("bootstrap: 200", "bootstrap: 0", StringComparison.Ordinal));

        ProgramResult result = ConcordProgram.Run("run", folder.File("m.yaml"), "--store", store, "--out", folder.File("out")).Expect(1);
        Assert.Contains($"failed: score cnn on it.rsa · rsa(correlation,spearman): {array}", result.Errors, StringComparison.Ordinal);
        Assert.Contains("damaged, or changed by hand", result.Errors, StringComparison.Ordinal);
        Assert.Contains("2 jobs done, 3 cached, 2 failed", result.Output, StringComparison.Ordinal);
        Assert.Contains("2 of 7 jobs did not succeed", File.ReadAllText(Path.Combine(folder.File("out"), "INCOMPLETE")), StringComparison.Ordinal);
        Assert.Equal(["vit"], SmallRun.Scores(folder.File("out")).Select(row => row.Model).Distinct(StringComparer.Ordinal));
        string report = File.ReadAllText(Path.Combine(folder.File("out"), "report", "index.html"));
        Assert.Contains("damaged, or changed by hand", report, StringComparison.Ordinal);
        ConcordProgram.Run("store", "verify", "--store", store).Expect(1);

        // The remedy that the message gives.
        File.Delete(array);
        File.Delete(record);
        ConcordProgram.Run("run", folder.File("m.yaml"), "--store", store, "--out", folder.File("out")).Expect(0);
        Assert.False(File.Exists(Path.Combine(folder.File("out"), "INCOMPLETE")));
        ConcordProgram.Run("store", "verify", "--store", store).Expect(0);
    }

    [Fact]
    public void A_damaged_result_is_named_with_its_remedy_and_no_stack_trace()
    {
        using TemporaryFolder folder = new();
        string store = small.CopyStore(folder.File("store"));
        string scores = Directory.GetFiles(Path.Combine(store, "results"), "scores.parquet", SearchOption.AllDirectories)[0];
        byte[] bytes = File.ReadAllBytes(scores);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(scores, bytes);
        ProgramResult result = ConcordProgram.Run("run", small.ManifestPath, "--store", store, "--out", folder.File("out")).Expect(3);
        Assert.Contains($"{scores}: not the bytes of its record: damaged, or changed by hand. Remove the folder", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.File("out"), "INCOMPLETE")));
        Directory.Delete(Path.GetDirectoryName(scores)!, recursive: true);
        ConcordProgram.Run("run", small.ManifestPath, "--store", store, "--out", folder.File("out")).Expect(0);
        small.AssertSameNumbers(folder.File("out"));
    }

    [Fact]
    public void A_budget_that_is_too_small_is_refused_before_any_work_with_a_remedy()
    {
        using TemporaryFolder folder = new();
        ProgramResult result = ConcordProgram.Run("run", small.ManifestPath, "--store", folder.File("store"), "--out", folder.File("out"), "--memory", "100MiB").Expect(2);
        Assert.Contains("at most 100.0 MiB (--memory)", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Give more memory, score fewer layers, or add a readout with a projection", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
        ConcordProgram.Run("plan", small.ManifestPath, "--store", folder.File("store"), "--memory", "much").Expect(2);
    }

    [Fact]
    public void Exported_activations_equal_the_store_and_come_back_with_the_same_score()
    {
        using TemporaryFolder folder = new();
        ConcordProgram.Run("activations", "export", small.ManifestPath, "--model", "cnn", "--dataset", "drawn-objects", "--to", folder.File("cnn.npz"), "--store", small.Store).Expect(0);
        IReadOnlyList<FeatureSet> layers = FeatureFile.Read(folder.File("cnn.npz"));
        Dictionary<string, float[]> stored = Directory.GetFiles(Path.Combine(small.Store, "activations"), "*.json", SearchOption.AllDirectories)
            .Select(ActivationRecord.Read).Where(record => record.Inputs.Contains("cifar-cnn-a", StringComparison.Ordinal))
            .ToDictionary(record => record.Inputs.Split('\n').Single(line => line.StartsWith("layer: ", StringComparison.Ordinal))[7..], record => ActivationReader.Read(new ResultStore(small.Store), record.Key).Values, StringComparer.Ordinal);
        Assert.Equal(4, layers.Count);
        Assert.All(layers, layer => Assert.Equal(stored[layer.Name], layer.Values));
        Assert.All(layers, layer => Assert.Equal(DatasetCatalogue.Find("drawn-objects").Load(new Dictionary<string, string>(StringComparer.Ordinal)).Stimuli!.Ids, layer.StimulusIds));

        // Brought in another order of stimuli, and once with two stimuli left out.
        int[] order = [.. Enumerable.Range(0, 120)];
        new Random(5).Shuffle(order);
        FeatureFile.Write(folder.File("shuffled.npz"), [.. layers.Select(layer => Pick(layer, order))]);
        FeatureFile.Write(folder.File("short.npz"), [.. layers.Select(layer => Pick(layer, [.. Enumerable.Range(2, 118)]))]);
        File.WriteAllText(folder.File("m.yaml"), SmallRun.Manifest.Replace("simulations:", "  - { id: brought, activations: { path: shuffled.npz }, family: convnet }\n  - { id: short, activations: { path: short.npz } }\nsimulations:", StringComparison.Ordinal));
        ProgramResult result = ConcordProgram.Run("run", folder.File("m.yaml"), "--store", small.CopyStore(folder.File("store")), "--out", folder.File("out")).Expect(1);
        Assert.Contains("2 stimuli of the recording have no row (", result.Errors, StringComparison.Ordinal);
        Assert.Contains("failed: score short on it.rsa", result.Errors, StringComparison.Ordinal);
        ILookup<string, ScoreRow> rows = SmallRun.Scores(folder.File("out")).ToLookup(row => row.Model, StringComparer.Ordinal);
        Assert.Empty(rows["short"]);
        Assert.Equal(rows["cnn"].Count(), rows["brought"].Count());
        Assert.All(rows["brought"].Zip(rows["cnn"]), pair =>
        {
            Assert.Equal((pair.Second.Layer, pair.Second.Selection, pair.Second.Subject), (pair.First.Layer, pair.First.Selection, pair.First.Subject));
            Assert.Equal(pair.Second.Score!.Value, pair.First.Score!.Value, 1e-9);
        });
        Assert.Contains("short", Encoding.UTF8.GetString(SmallRun.Files(folder.File("out"))["report/index.html"]), StringComparison.Ordinal);
    }

    private static FeatureSet Pick(FeatureSet layer, int[] rows) =>
        new(layer.Name, [.. rows.Select(row => layer.StimulusIds[row])], layer.UnitCount, [.. rows.SelectMany(row => layer.Values[(row * layer.UnitCount)..((row + 1) * layer.UnitCount)])]);
}
