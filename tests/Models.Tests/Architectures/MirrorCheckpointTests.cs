using System.Globalization;
using System.Security.Cryptography;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Tests;

namespace Concord.Models.Tests.Architectures;

/// <summary>Every CIFAR-10 checkpoint with an address, from the mirror, by hash.</summary>
public sealed class MirrorCheckpointTests(ITestOutputHelper output)
{
    /// <summary>The mirror holds the CIFAR-10 checkpoints; the test of the catalogue says that it holds no others.</summary>
    public static TheoryData<string> Addressed => [.. WeightsCatalogue.All.Where(weights => weights.Url is not null && weights.Id.StartsWith("cifar-", StringComparison.Ordinal)).Select(weights => weights.Id)];

    [Theory]
    [MemberData(nameof(Addressed))]
    public void A_checkpoint_of_the_mirror_loads_and_sees(string id)
    {
        PublicWeights weights = WeightsCatalogue.Find(id);
        string path = MirrorFile(weights);
        using (FileStream stream = File.OpenRead(path))
        {
            Assert.Equal(weights.Sha256, Convert.ToHexStringLower(SHA256.HashData(stream)));
            Assert.Equal(weights.Bytes, stream.Length);
        }

        using LoadedModel model = LoadedModel.FromWeights(weights.Architecture, path);

        Assert.Equal(weights.Sha256, model.WeightsDigest);
        Assert.Equal(weights.Preprocessing.Canonical, model.Preprocessing.Canonical);
        double accuracy = Accuracy(model);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id}: {accuracy:P1} of 500 (JPEG copy); skipped {string.Join("; ", model.SkippedContent)}"));
        Assert.InRange(accuracy, 0.25, 1); // far above 10 % by chance: weights and definition belong together
    }

    private static double Accuracy(LoadedModel model)
    {
        (IReadOnlyList<Func<PixelImage>> stimuli, byte[] labels) = SharedCifar.Jpeg(500);
        var rows = new RowBuffer(500, 10);
        model.Extract(stimuli, [new LayerRequest("logits", ReadoutSpec.Full)], 100, rows);
        float[] all = rows.Values.ToArray();
        return Enumerable.Range(0, 500).Average(i => Array.IndexOf(all, all[(10 * i)..((10 * i) + 10)].Max(), 10 * i, 10) - (10 * i) == labels[i] ? 1.0 : 0.0);
    }

    private static string MirrorFile(PublicWeights weights)
    {
        string line = File.ReadLines(Repository.Shared("mirror", "mirror.csv")).Single(line => line.StartsWith(weights.Url + ",", StringComparison.Ordinal));
        Assert.Contains(weights.Sha256!, line, StringComparison.Ordinal);
        return Repository.Shared(["mirror", .. line.Split(',')[3].Split('/')]);
    }
}
