using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Tests;

namespace Concord.Models.Tests.Architectures;

/// <summary>Right answers on the JPEG copy of the CIFAR-10 test set, as shared/data/weights/README.md counts them with PyTorch.</summary>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("cifar-vit-bn.certified-ibp", 0.6162)]
    [InlineData("cifar-vit-bn-2-16.adversarial", 0.5960)]
    [InlineData("cifar-vit-postln.supervised-safetensors", 0.7172)]
    [InlineData("cifar-resnet20.supervised-safetensors", 0.8103)]
    [InlineData("cifar-resnet56.supervised-safetensors", 0.8320)]
    [InlineData("cifar-cnn-a.adversarial-safetensors", 0.6554)]
    [InlineData("cifar-cnn-a.adversarial-mix-safetensors", 0.7319)]
    [InlineData("cifar-cnn-wide.certified-safetensors", 0.6107)]
    [InlineData("cifar-resnet4b.adversarial-safetensors", 0.7654)]
    [InlineData("cifar-cnn-marabou-large.supervised-safetensors", 0.7265)]
    public void All_ten_thousand_test_images_give_the_published_count(string id, double accuracy)
    {
        PublicWeights weights = WeightsCatalogue.Find(id);
        using LoadedModel model = LoadedModel.FromWeights(weights.Architecture, Repository.Shared(["data", .. weights.DataPath!.Split('/')]));
        (IReadOnlyList<Func<PixelImage>> stimuli, byte[] labels) = SharedCifar.Jpeg(10_000);
        var rows = new RowBuffer(10_000, 10);

        model.Extract(stimuli, [new LayerRequest("logits", ReadoutSpec.Full)], 100, rows, null, TestContext.Current.CancellationToken);

        int right = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<float> row = rows.Values.Slice(10 * i, 10);
            right += LargestOf(row) == labels[i] ? 1 : 0;
        }

        output.WriteLine($"{id}: {right} of 10,000");
        Assert.InRange(right, (accuracy * 10_000) - 0.5, (accuracy * 10_000) + 0.5);
    }

    private static int LargestOf(ReadOnlySpan<float> row)
    {
        int largest = 0;
        for (int i = 1; i < row.Length; i++)
        {
            largest = row[i] > row[largest] ? i : largest;
        }

        return largest;
    }
}
