using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Regimes;
using Concord.Models.Weights;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class ChangeTests
{
    private const string Manifest = """
        name: change
        seed: 3
        bootstrap: 0
        models:
          - { id: cnn, architecture: cifar-cnn-a, weights: { path: cnn.safetensors } }
        simulations:
          - { id: sim, stimuli: drawn-objects, from: { model: cnn, layer: conv1 }, neuroids: 5, subjects: 1, repetitions: 2, noise: 1.0, region: IT }
        benchmarks:
          - { id: b, dataset: sim, region: IT, metrics: [ { rsa: { distance: correlation, compare: spearman }, ceiling: none } ] }
        """;

    [Fact]
    public void A_changed_byte_in_the_weights_makes_new_scores_and_leaves_the_old_ones()
    {
        using TemporaryFolder folder = new();
        WriteWeights(folder.File("cnn.safetensors"));
        string layer = ArchitectureCatalogue.Find("cifar-cnn-a").DefaultLayers[0];
        File.WriteAllText(folder.File("m.yaml"), Manifest.Replace("layer: conv1", $"layer: {layer}", StringComparison.Ordinal));
        string[] arguments = ["run", folder.File("m.yaml"), "--store", folder.File("store"), "--out", folder.File("first")];
        ConcordProgram.Run(arguments).Expect(0);
        IReadOnlyDictionary<string, byte[]> store = SmallRun.Files(folder.File("store"));

        byte[] bytes = File.ReadAllBytes(folder.File("cnn.safetensors"));
        bytes[^2] ^= 0x40;
        File.WriteAllBytes(folder.File("cnn.safetensors"), bytes);
        arguments[^1] = folder.File("second");
        Assert.Contains("3 jobs done, 0 cached, 0 failed", ConcordProgram.Run(arguments).Expect(0).Output, StringComparison.Ordinal);

        Assert.Empty(SmallRun.Scores(folder.File("first")).Select(row => row.Fingerprint).Intersect(SmallRun.Scores(folder.File("second")).Select(row => row.Fingerprint), StringComparer.Ordinal));
        IReadOnlyDictionary<string, byte[]> after = SmallRun.Files(folder.File("store"));
        Assert.True(after.Count > store.Count);
        Assert.All(store, file => Assert.True(after[file.Key].AsSpan().SequenceEqual(file.Value), file.Key));

        // Back again, the old scores are there.
        bytes[^2] ^= 0x40;
        File.WriteAllBytes(folder.File("cnn.safetensors"), bytes);
        arguments[^1] = folder.File("third");
        Assert.Contains("Nothing to do", ConcordProgram.Run(arguments).Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(SmallRun.Scores(folder.File("first")), SmallRun.Scores(folder.File("third")));
    }

    private static void WriteWeights(string path)
    {
        using Network network = ArchitectureCatalogue.Find("cifar-cnn-a").Create(Wiring.Real(), null);
        SeededInitialization.Fill(network, 1);
        SafetensorsWriter.Write(path, network.state_dict());
    }
}
