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

    [Fact]
    public void A_vision_transformer_read_under_torchvision_s_names_equals_torchvision()
    {
        using FileStream stream = File.OpenRead(Repository.Shared("golden", "activations", "fullsize_hashweights.json"));
        using JsonDocument document = JsonDocument.Parse(stream);
        ArchitectureEntry entry = ArchitectureCatalogue.Find("vit-b-16");
        using Network own = entry.Create(Wiring.ShapesOnly(), null);
        using Network network = FormulaCheckpoint.Load(entry, own.state_dict().ToDictionary(pair => TorchvisionName(pair.Key), pair => pair.Value.shape));

        (int compared, double worst) = GoldenLayers.CompareFilled(network, document.RootElement.GetProperty("vit_b_16"), SiteOf);

        output.WriteLine($"vit_b_16: {compared} layers, largest error {worst:E2} of the layer's deviation");
        Assert.True(compared >= 15);
        Assert.InRange(worst, 0, 1e-4);
    }

    // Every tensor of torchvision's is one of ours.
    private static string TorchvisionName(string key)
    {
        string[] parts = key.Split('.');
        string block = parts[0] == "blocks" ? $"encoder.layers.encoder_layer_{parts[1]}." : "";
        return parts switch
        {
            ["cls_token"] => "class_token",
            ["pos_embed"] => "encoder.pos_embedding",
            ["patch_embed", "proj", var kind] => $"conv_proj.{kind}",
            ["norm", var kind] => $"encoder.ln.{kind}",
            ["head", var kind] => $"heads.head.{kind}",
            [_, _, "norm1" or "norm2", var kind] => $"{block}ln_{parts[2][^1]}.{kind}",
            [_, _, "attn", "qkv", var kind] => $"{block}self_attention.in_proj_{kind}",
            [_, _, "attn", "proj", var kind] => $"{block}self_attention.out_proj.{kind}",
            [_, _, "mlp", "fc1", var kind] => $"{block}mlp.0.{kind}",
            [_, _, "mlp", "fc2", var kind] => $"{block}mlp.3.{kind}",
            _ => throw new ArgumentException($"no torchvision name for '{key}'", nameof(key)),
        };
    }

    // The encoder as a whole puts out what its last normalisation does.
    private static string SiteOf(string golden) => golden switch
    {
        "__output__" => "logits",
        "encoder" or "encoder.ln" => "norm",
        "conv_proj" => "patch_embed",
        _ => golden.Replace("encoder.layers.encoder_layer_", "blocks.", StringComparison.Ordinal),
    };
}
