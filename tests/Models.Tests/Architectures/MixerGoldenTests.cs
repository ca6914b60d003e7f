using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>Mixers, Swin, CrossViT and Perceivers against their sources' own code (tests/reference/models/mixers), from checkpoints under the sources' own names.</summary>
public sealed class MixerGoldenTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("mixer-b-16", "mixer", 18)]
    [InlineData("mixer-b-16[gelu=tanh]", "mixer_tanh", 18)]
    [InlineData("resmlp-s12", "resmlp_fb", 12)]
    [InlineData("swin-b", "swin_padded", 37)]
    [InlineData("swin-t", "swin_t", 20)]
    [InlineData("swin-s", "swin_timm", 35)]
    [InlineData("swin-s", "swin_microsoft", 8)]
    [InlineData("swin-b", "swin_huggingface", 8)]
    [InlineData("crossvit-15", "crossvit_ibm", 67)]
    [InlineData("crossvit-18-dagger", "crossvit_dagger_ibm", 67)]
    [InlineData("perceiver-fourier", "perceiver_fourier", 80)]
    [InlineData("perceiver-learned", "perceiver_learned", 81)]
    [InlineData("perceiver-conv", "perceiver_conv", 81)]
    public void Every_recorded_layer_and_part_equals_the_source_within_1e4_of_its_deviation(string architecture, string golden, int layers)
    {
        using JsonDocument document = MixerReference.Read(golden);
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find(architecture), MixerReference.Shapes(document));

        (int compared, double worst) = GoldenLayers.CompareFilled(network, document.RootElement);

        output.WriteLine($"{golden}: {compared} layers and parts, largest error {worst:E2} of the layer's deviation");
        Assert.Equal(document.RootElement.GetProperty("parameters").GetInt64(), network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(layers, compared);
        Assert.InRange(worst, 0, 1e-4);
    }

    [Theory]
    [InlineData("mixer-b-16", "mixer_tanh")]
    [InlineData("mixer-b-16[gelu=tanh]", "mixer")]
    public void The_other_GELU_misses_the_source_by_more_than_the_tolerance(string architecture, string golden)
    {
        using JsonDocument document = MixerReference.Read(golden);
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find(architecture), MixerReference.Shapes(document));

        (_, double worst) = GoldenLayers.CompareFilled(network, document.RootElement);

        output.WriteLine($"{architecture} against {golden}: {worst:E2}");
        Assert.InRange(worst, 2e-4, 1e-2);
    }

    [Fact]
    public void A_file_under_Google_s_names_gives_timm_s_network_with_Flax_s_GELU()
    {
        using JsonDocument document = MixerReference.Read("mixer_tanh");
        Dictionary<string, torch.Tensor> file = MixerReference.Shapes(document).ToDictionary(pair => GoogleName(pair.Key), pair => GoogleForm(pair.Key, HashFormula.Values(pair.Key, pair.Value)));
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("mixer-l-32"), file);

        (_, double worst) = GoldenLayers.CompareFilled(network, document.RootElement);

        output.WriteLine($"mixer under Google's names: {worst:E2}");
        Assert.InRange(worst, 0, 1e-4);
        foreach (torch.Tensor tensor in file.Values)
        {
            tensor.Dispose();
        }
    }

    [Fact]
    public void Parameters_equal_the_count_of_the_source_s_own_constructor_in_every_size()
    {
        using FileStream stream = File.OpenRead(Repository.Reference("models", "mixers", "parameters.json"));
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonProperty[] published = [.. document.RootElement.EnumerateObject()];
        foreach (JsonProperty one in published)
        {
            using Network network = ArchitectureCatalogue.Find(one.Name).Create(Wiring.ShapesOnly(), null);
            Assert.Equal((one.Name, one.Value.GetInt64()), (one.Name, network.parameters().Sum(parameter => parameter.numel())));
        }

        Assert.Equal(27, published.Length);
    }

    // models_mixer.py: modules numbered in the order of their making, and named where the code names them.
    private static string GoogleName(string key)
    {
        string[] parts = key.Split('.');
        string leaf = (parts[^1], parts[^2]) switch
        {
            ("bias", _) => "bias",
            (_, "norm" or "norm1" or "norm2") => "scale",
            _ => "kernel",
        };
        return parts switch
        {
            ["stem", ..] => "stem/" + leaf,
            ["norm", ..] => "pre_head_layer_norm/" + leaf,
            ["head", ..] => "head/" + leaf,
            [_, var block, "norm1" or "norm2", ..] => $"MixerBlock_{block}/LayerNorm_{(parts[2] == "norm1" ? 0 : 1)}/{leaf}",
            [_, var block, var mlp, var layer, ..] => $"MixerBlock_{block}/{(mlp == "mlp_tokens" ? "token" : "channel")}_mixing/Dense_{(layer == "fc1" ? 0 : 1)}/{leaf}",
            _ => throw new ArgumentException(key, nameof(key)),
        };
    }

    // Flax: kernels (in x out), the convolution's (height x width x in x out).
    private static torch.Tensor GoogleForm(string key, torch.Tensor tensor) => tensor.dim() switch
    {
        4 => tensor.permute(2, 3, 1, 0).contiguous(),
        2 => tensor.t().contiguous(),
        _ => tensor,
    };
}
