using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Tests;

namespace Concord.Models.Tests.Architectures;

/// <summary>ConvNets at full depth and width on 64 pixels, against torchvision 0.14 and dicarlolab/CORnet (tests/reference/models/convnets).</summary>
public sealed class ConvNetGoldenTests(ITestOutputHelper output)
{
    // The references' VGGs have a small classifier: what is compared are the convolutions, and that its sizes are read.
    private static readonly ArchitectureSizes SmallClassifier = new(new Dictionary<string, long[]>
    {
        ["classifier.0.weight"] = [24, 512 * 49],
        ["classifier.3.weight"] = [16, 24],
        ["classifier.6.weight"] = [10, 16],
    });

    [Theory]
    [InlineData("resnet101", "resnet101")]
    [InlineData("wide-resnet50-2", "wide_resnet50_2")]
    [InlineData("resnext50-32x4d", "resnext50_32x4d")]
    [InlineData("vgg11-bn", "vgg11_bn")]
    [InlineData("vgg16", "vgg16")]
    [InlineData("cornet-s", "cornet_s")]
    public void Every_block_and_time_step_equals_its_source_within_1e4_of_its_deviation(string architecture, string golden)
    {
        using Network network = ArchitectureCatalogue.Find(architecture).Create(Wiring.Real(), SmallClassifier);
        Compare(network, golden);
    }

    [Fact]
    public void A_small_ConvNeXt_equals_torchvision_at_every_part_of_every_block()
    {
        using Network network = new ConvNeXt(Wiring.Real(), new([1, 2, 3, 1], [6, 8, 14, 20], 10));
        Compare(network, "convnext_small_sizes");
    }

    private void Compare(Network network, string golden)
    {
        using FileStream stream = File.OpenRead(Repository.Reference("models", "convnets", golden + ".json"));
        using JsonDocument document = JsonDocument.Parse(stream);

        (int compared, double worst) = GoldenLayers.Compare(network, document.RootElement);

        output.WriteLine($"{golden}: {compared} layers, largest error {worst:E2} of the layer's deviation");
        Assert.Equal(document.RootElement.GetProperty("parameters").GetInt64(), network.parameters().Sum(parameter => parameter.numel()));
        Assert.True(compared >= 11);
        Assert.InRange(worst, 0, 1e-4);
    }
}
