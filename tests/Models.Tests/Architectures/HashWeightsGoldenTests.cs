using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Tests;

namespace Concord.Models.Tests.Architectures;

/// <summary>Full-size networks against PyTorch 1.13 and torchvision 0.14: weights and inputs by formula, hence no file needed.</summary>
public sealed class HashWeightsGoldenTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("resnet18", "resnet18")]
    [InlineData("resnet50", "resnet50")]
    [InlineData("vit-b-16", "vit_b_16")]
    [InlineData("resnet18", "resnet18_64px")]
    [InlineData("alexnet", "alexnet")]
    [InlineData("convnext-tiny", "convnext_tiny")]
    public void Every_recorded_layer_equals_torchvision_within_1e4_of_its_deviation(string architecture, string golden)
    {
        using FileStream stream = File.OpenRead(Repository.Shared("golden", "activations", "fullsize_hashweights.json"));
        using JsonDocument document = JsonDocument.Parse(stream);
        using Network network = ArchitectureCatalogue.Find(architecture).Create(Wiring.Real(), null);

        (int compared, double worst) = GoldenLayers.Compare(network, document.RootElement.GetProperty(golden), SiteOf);

        output.WriteLine($"{golden}: {compared} layers, largest error {worst:E2} of the layer's deviation");
        Assert.True(compared >= 15);
        Assert.InRange(worst, 0, 1e-4);
    }

    // The encoder as a whole puts out what its last normalisation does.
    private static string SiteOf(string golden) => golden switch
    {
        "__output__" => "logits",
        "encoder" => "encoder.ln",
        _ => golden,
    };
}
