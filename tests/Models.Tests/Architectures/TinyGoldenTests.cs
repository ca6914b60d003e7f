using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>Small networks with every activation recorded by PyTorch, loaded from PyTorch's own files.</summary>
public sealed class TinyGoldenTests(ITestOutputHelper output)
{
    private static readonly ResNetSizes TinyResNet = new([2, 2, 2], [16, 32, 16], [false, false, true], 16, 10);

    [Theory]
    [InlineData("tinyresnet_zip.pth")]
    [InlineData("tinyresnet_legacy.pth")]
    public void A_residual_network_of_both_kinds_of_block_equals_PyTorch_at_every_site(string file)
    {
        using var network = new ResNet(Wiring.Real(), TinyResNet);
        using WeightsContent content = WeightsFile.Read(Repository.Shared("golden", "pth", file));
        using (torch.no_grad())
        {
            foreach ((string key, torch.Tensor tensor) in network.state_dict())
            {
                tensor.copy_(content.Tensors[key]);
            }
        }

        Compare(network, file, "tinyresnet.npz", site => site);
    }

    [Theory]
    [InlineData("tinyvit_zip.pth")]
    [InlineData("tinyvit_legacy.pth")]
    public void A_vision_transformer_equals_PyTorch_at_every_site(string file)
    {
        using WeightsContent content = WeightsFile.Read(Repository.Shared("golden", "pth", file));
        using Network network = FormulaCheckpoint.Load(TinyVit, content.Tensors);
        Compare(network, file, "tinyvit.npz", SiteOfVit);
    }

    // Depth and widths here are others than the file's: they are read from the tensors. Heads of 16 features are published.
    private static ArchitectureEntry TinyVit => TokenNetworkEntry.Make("tiny", "@", new(32, 8, 5, 2, 32, 64, 1000), StimulusPreparation.CifarImageNetStatistics);

    private static string SiteOfVit(string torchvision)
        => torchvision switch
        {
            "conv_proj" => "patch_embed",
            "encoder.dropout" => "embed",
            "encoder.ln" => "norm",
            _ => torchvision
                .Replace("encoder.layers.encoder_layer_", "blocks.", StringComparison.Ordinal)
                .Replace(".ln_", ".norm", StringComparison.Ordinal)
                .Replace("self_attention", "attn", StringComparison.Ordinal)
                .Replace(".mlp.1", ".mlp.hidden", StringComparison.Ordinal),
        };

    private void Compare(Network network, string file, string goldenFile, Func<string, string> siteOf)
    {
        string golden = Repository.Shared("golden", "activations", goldenFile);
        (int[] shape, _) = NpzFile.Read(golden, "__input__");
        using torch.Tensor input = torch.tensor(NpzFile.Floats(golden, "__input__"), [.. shape.Select(size => (long)size)]);

        CapturingRecorder found = CapturingRecorder.Of(network, input);

        double worst = 0;
        int compared = 0;
        foreach (string recorded in NpzFile.Names(golden).Where(name => name != "__input__"))
        {
            if (found.Sites.TryGetValue(recorded == "__output__" ? "logits" : siteOf(recorded), out float[]? values))
            {
                float[] expected = NpzFile.Floats(golden, recorded);
                worst = Math.Max(worst, Error.Largest(expected, values) / Error.Deviation(expected));
                compared++;
            }
        }

        output.WriteLine($"{file}: {compared} sites, largest error {worst:E2} of the site's deviation");
        Assert.True(compared >= 10, string.Join(' ', found.Sites.Keys));
        Assert.InRange(worst, 0, 1e-5);
    }
}
