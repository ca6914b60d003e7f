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
        Compare(network, file, "tinyresnet.npz");
    }

    [Theory]
    [InlineData("tinyvit_zip.pth")]
    [InlineData("tinyvit_legacy.pth")]
    public void A_vision_transformer_equals_PyTorch_at_every_site(string file)
    {
        using Network network = new TokenNetwork(Wiring.Real(), new(32, 8, 3, 4, 64, 128, 10));
        Compare(network, file, "tinyvit.npz");
    }

    [Fact]
    public void Sizes_of_a_vision_transformer_are_read_from_the_tensors()
    {
        using WeightsContent content = WeightsFile.Read(Repository.Shared("golden", "pth", "tinyvit_zip.pth"));
        using Network network = ArchitectureCatalogue.Find("vit-tiny-32").Create(Wiring.Real(), new ArchitectureSizes(content.GetShapes()));
        StateDictReport report = StateDictReport.Compare(network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.shape), content.GetShapes());
        Assert.True(report.IsMatch, report.ToString());
    }

    private void Compare(Network network, string file, string goldenFile)
    {
        using WeightsContent content = WeightsFile.Read(Repository.Shared("golden", "pth", file));
        using (torch.no_grad())
        {
            foreach ((string key, torch.Tensor tensor) in network.state_dict())
            {
                tensor.copy_(content.Tensors[key]);
            }
        }

        string golden = Repository.Shared("golden", "activations", goldenFile);
        (int[] shape, _) = NpzFile.Read(golden, "__input__");
        using torch.Tensor input = torch.tensor(NpzFile.Floats(golden, "__input__"), [.. shape.Select(size => (long)size)]);

        CapturingRecorder found = CapturingRecorder.Of(network, input);

        double worst = 0;
        HashSet<string> recorded = [.. NpzFile.Names(golden)];
        string[] compared = [.. found.Sites.Keys.Where(site => recorded.Contains(site) || site == "logits")];
        foreach (string site in compared)
        {
            float[] expected = NpzFile.Floats(golden, site == "logits" ? "__output__" : site);
            worst = Math.Max(worst, Error.Largest(expected, found.Sites[site]) / Error.Deviation(expected));
        }

        output.WriteLine($"{file}: {compared.Length} sites, largest error {worst:E2} of the site's deviation");
        Assert.True(compared.Length >= 10, string.Join(' ', compared));
        Assert.InRange(worst, 0, 1e-5);
    }
}
