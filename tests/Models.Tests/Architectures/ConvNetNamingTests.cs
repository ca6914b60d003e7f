using System.Text.Json;
using System.Text.RegularExpressions;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>ConvNets under the names of other code bases: what they compute (tests/reference/models/convnets), or that the tensors arrive where they belong.</summary>
public sealed class ConvNetNamingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("convnext_facebook")]
    [InlineData("convnext_timm")]
    [InlineData("convnext_timm_conv")]
    public void A_ConvNeXt_of_another_code_base_loads_and_equals_it_at_every_block(string golden)
    {
        using JsonDocument document = Read(golden);
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("convnext-tiny"), Shapes(document));
        Compare(network, document, golden);
    }

    [Fact]
    public void A_ConvNeXt_under_Hugging_Face_s_names_equals_the_published_one()
    {
        using JsonDocument document = Read("convnext_facebook");
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> file = Shapes(document).ToDictionary(pair => HuggingFaceConvNeXt(pair.Key), pair => HashFormula.Values(pair.Key, pair.Value));
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("convnext-tiny"), file);
        Compare(network, document, "convnext_facebook as huggingface");
    }

    [Theory]
    [InlineData("resnet50", true)]
    [InlineData("resnet18", false)]
    public void A_ResNet_under_Hugging_Face_s_names_has_every_tensor_in_its_place(string id, bool bottleneck)
    {
        using Network network = new ResNet(Wiring.Real(), new([1, 2, 1, 3], [4, 5, 6, 7], [bottleneck, bottleneck, bottleneck, bottleneck], 8, 5));
        Arrives(id, network, (key, tensor) => (HuggingFaceResNet(key), tensor));
    }

    [Fact]
    public void A_VGG_under_timm_s_names_has_every_tensor_in_its_place()
    {
        using Network network = new Vgg(Wiring.Real(), new([[2], [3], [4, 5], [5, 4], [5, 6]], BatchNorm: true, [9, 8], 5));
        Arrives("vgg11-bn", network, (key, tensor) => key switch
        {
            "classifier.0.weight" => ("pre_logits.fc1.weight", tensor.reshape(9, 6, 7, 7)),
            "classifier.3.weight" => ("pre_logits.fc2.weight", tensor.reshape(8, 9, 1, 1)),
            _ => (key.Replace("classifier.0", "pre_logits.fc1", StringComparison.Ordinal).Replace("classifier.3", "pre_logits.fc2", StringComparison.Ordinal).Replace("classifier.6", "head.fc", StringComparison.Ordinal), tensor),
        });
    }

    private static void Arrives(string id, Network own, Func<string, torch.Tensor, (string Key, torch.Tensor Tensor)> other)
    {
        HashFormula.Fill(own);
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> expected = own.state_dict();
        Dictionary<string, torch.Tensor> file = expected.Select(pair => other(pair.Key, pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Tensor);
        Assert.DoesNotContain(file.Keys, key => key.StartsWith("layer", StringComparison.Ordinal) || key.StartsWith("classifier.0", StringComparison.Ordinal));

        using Network loaded = FormulaCheckpoint.Load(ArchitectureCatalogue.Find(id), file);

        Dictionary<string, torch.Tensor> found = loaded.state_dict();
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, pair => Assert.Equal(pair.Value.data<float>().ToArray(), found[pair.Key].data<float>().ToArray()));
    }

    private static JsonDocument Read(string golden)
    {
        using FileStream stream = File.OpenRead(Repository.Reference("models", "convnets", golden + ".json"));
        return JsonDocument.Parse(stream);
    }

    private static Dictionary<string, long[]> Shapes(JsonDocument document)
        => document.RootElement.GetProperty("shapes").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.EnumerateArray().Select(size => size.GetInt64()).ToArray());

    // As modeling_convnext.py and modeling_resnet.py of huggingface/transformers (fc86ec6, ae005ce) nest their modules.
    private static string HuggingFaceConvNeXt(string published)
    {
        string key = Replaced(published, @"^downsample_layers\.0\.0", "convnext.embeddings.patch_embeddings");
        key = Replaced(key, @"^downsample_layers\.0\.1", "convnext.embeddings.layernorm");
        key = Replaced(key, @"^downsample_layers\.(\d)", "convnext.encoder.stages.$1.downsampling_layer");
        key = Replaced(key, @"^stages\.(\d)\.(\d)\.norm", "convnext.encoder.stages.$1.layers.$2.layernorm");
        key = Replaced(key, @"^stages\.(\d)\.(\d)\.gamma", "convnext.encoder.stages.$1.layers.$2.layer_scale_parameter");
        key = Replaced(key, @"^stages\.(\d)\.(\d)", "convnext.encoder.stages.$1.layers.$2");
        key = Replaced(key, @"^norm", "convnext.layernorm");
        return Replaced(key, @"^head", "classifier");
    }

    private static string HuggingFaceResNet(string torchvision)
    {
        string key = Replaced(torchvision, @"^conv1", "resnet.embedder.embedder.convolution");
        key = Replaced(key, @"^bn1", "resnet.embedder.embedder.normalization");
        key = Replaced(key, @"^fc", "classifier.1");
        key = Replaced(key, @"downsample\.0", "shortcut.convolution");
        key = Replaced(key, @"downsample\.1", "shortcut.normalization");
        for (int i = 0; i < 4; i++)
        {
            key = Replaced(key, $@"\.conv{i + 1}\.", $".layer.{i}.convolution.");
            key = Replaced(key, $@"\.bn{i + 1}\.", $".layer.{i}.normalization.");
            key = Replaced(key, $@"^layer{i + 1}\.(\d)", $"resnet.encoder.stages.{i}.layers.$1");
        }

        return key;
    }

    private static string Replaced(string key, string pattern, string replacement) => Regex.Replace(key, pattern, replacement, RegexOptions.NonBacktracking);

    private void Compare(Network network, JsonDocument document, string what)
    {
        (int compared, double worst) = GoldenLayers.CompareFilled(network, document.RootElement);
        output.WriteLine($"{what}: {compared} layers, largest error {worst:E2} of the layer's deviation");
        Assert.Equal(12, compared);
        Assert.InRange(worst, 0, 1e-4);
    }
}
