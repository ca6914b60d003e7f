using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Tests.Surgery;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Catalogue;

public sealed class OperationCensusTests
{
    // tests/reference/models/census: every product that libtorch was asked for by torchvision's and timm's networks.
    [Theory]
    [InlineData("alexnet", "alexnet")]
    [InlineData("vgg16", "vgg16")]
    [InlineData("resnet18", "resnet18")]
    [InlineData("resnet50", "resnet50")]
    [InlineData("wide-resnet50-2", "wide_resnet50_2")]
    [InlineData("resnext50-32x4d", "resnext50_32x4d")]
    [InlineData("mobilenetv2-100", "mobilenet_v2")]
    [InlineData("convnext-tiny", "convnext_tiny")]
    [InlineData("vit-ti-16", "vit_tiny_patch16_224")]
    [InlineData("vit-b-16", "vit_b_16")]
    [InlineData("vit-b-32", "vit_b_32")]
    [InlineData("vit-l-16", "vit_l_16")]
    [InlineData("deit-s-16-distilled", "deit_small_distilled_patch16_224")]
    [InlineData("swin-t", "swin_t")]
    [InlineData("swin-b", "swin_b")]
    [InlineData("crossvit-tiny", "crossvit_tiny_240")]
    [InlineData("crossvit-15", "crossvit_15_240")]
    [InlineData("crossvit-15-dagger", "crossvit_15_dagger_240")]
    [InlineData("mixer-s-16", "mixer_s16_224")]
    [InlineData("mixer-b-16", "mixer_b16_224")]
    [InlineData("resmlp-s12", "resmlp_12_224")]
    public void Products_and_parameters_are_the_source_s(string id, string name)
    {
        using JsonDocument reference = JsonDocument.Parse(File.ReadAllText(Repository.Reference("models", "census", "census.json")));
        JsonElement expected = reference.RootElement.GetProperty("models").GetProperty(name);
        OperationCensus census = ArchitectureCatalogue.CensusOf(id);
        Assert.Equal(expected.GetProperty("total").GetInt64(), census.TotalMacs);
        Assert.Equal(expected.GetProperty("parameters").GetInt64(), census.Parameters);

        // Products of batches of matrices are attention's two; in timm's mixers they are some of the linear maps.
        if (ArchitectureCatalogue.Find(id).Family != "mixer")
        {
            Assert.Equal(expected.TryGetProperty("batch of matrices", out JsonElement mixing) ? mixing.GetInt64() : 0, census.Macs[OperationKind.TokenMixing]);
        }
    }

    // SYSTEMS S02: shares of token-wise products, the patch embedding among them; 17.56 GMAC for B/16.
    [Theory]
    [InlineData("vit-ti-16", 85.7, 1.25)]
    [InlineData("vit-s-16", 92.2, 4.60)]
    [InlineData("vit-b-16", 95.9, 17.56)]
    [InlineData("vit-b-32", 98.9, 4.41)]
    [InlineData("vit-b-8", 85.5, 78.15)]
    [InlineData("vit-l-16", 96.9, 61.55)]
    public void Token_networks_spend_most_on_single_tokens(string id, double percent, double giga)
    {
        OperationCensus census = ArchitectureCatalogue.CensusOf(id);
        Assert.Equal(percent, Math.Round(100 * census.Share(OperationKind.TokenWise), 1));
        Assert.Equal(giga, Math.Round(census.TotalMacs / 1e9, 2));
    }

    // SYSTEMS E5: with a token for every pixel nearly all products are attention. Depth times the closed form of one block, at 32 pixels and at 224.
    [Fact]
    public void Tokens_of_one_pixel_spend_nearly_all_on_attention()
    {
        OperationCensus census = ArchitectureCatalogue.CensusOf("vit-tiny-32[stem=pixel]");
        const long n = (32 * 32) + 1, d = 96, hidden = 192, depth = 6;
        Assert.Equal((depth * n * ((4 * d * d) + (2 * d * hidden))) + (1024 * 3 * d), census.Macs[OperationKind.TokenWise]);
        Assert.Equal(depth * 2 * n * n * d, census.Macs[OperationKind.TokenMixing]);

        const double big = 50_177, width = 768;
        double tokenWise = 12 * big * 12 * width * width;
        double mixing = 12 * 2 * big * big * width;
        Assert.Equal(50.7, Math.Round((tokenWise + mixing) / 1e12, 1));
        Assert.Equal(0.92, Math.Round(mixing / (tokenWise + mixing), 2));
    }

    // With r = 2 a block has 4 + 4 maps of d² a token; of the first four, three make queries, keys and values.
    [Theory]
    [InlineData("attention=shared", 7)]
    [InlineData("attention=identity", 6)]
    public void Fewer_maps_of_queries_and_keys_are_fewer_products(string option, int eighths)
    {
        Assert.Equal(Blocks("vit-tiny-32") * eighths / 8, Blocks($"vit-tiny-32[{option}]"));

        static long Blocks(string id) => ArchitectureCatalogue.CensusOf(id).Macs[OperationKind.TokenWise] - (64 * 48 * 96);
    }

    // Per block N·d²(4 + 2r) on single tokens and 2N²d between them (N tokens, width d, hidden r·d); patches 3p²·d each; the head d·classes.
    [Fact]
    public void A_small_transformer_is_counted_as_its_closed_form()
    {
        using SmallTransformer network = new(Wiring.ShapesOnly());
        using torch.Tensor input = SmallTransformer.Input(1);
        IReadOnlyDictionary<OperationKind, long> counts = network.Count(input);
        const long N = 5, d = 6, hidden = 5;
        Assert.Equal((2 * N * ((4 * d * d) + (2 * d * hidden))) + (4 * 3 * 16 * d), counts[OperationKind.TokenWise]);
        Assert.Equal(2 * 2 * N * N * d, counts[OperationKind.TokenMixing]);
        Assert.Equal(0, counts[OperationKind.Convolution]);
        Assert.Equal(d * 4, counts[OperationKind.Head]);
    }

    [Fact]
    public void Shapes_alone_count_what_values_count()
    {
        using SmallTransformer shapes = new(Wiring.ShapesOnly());
        using SmallTransformer real = SmallTransformer.Filled();
        using torch.Tensor input = SmallTransformer.Input(1);
        Assert.Equal(real.Count(input), shapes.Count(input));
    }

    // ResNet-20: 3×3 convolutions at 32², 16² and 8² pixels, written out.
    [Fact]
    public void A_convolution_network_is_counted_layer_by_layer()
    {
        OperationCensus census = ArchitectureCatalogue.CensusOf("cifar-resnet20");
        const long stem = 1024 * 9 * 3 * 16;
        const long first = 6 * 1024 * 9 * 16 * 16;
        const long second = (256 * 9 * 16 * 32) + (5 * 256 * 9 * 32 * 32);
        const long third = (64 * 9 * 32 * 64) + (5 * 64 * 9 * 64 * 64);
        Assert.Equal(stem + first + second + third, census.Macs[OperationKind.Convolution] + census.Macs[OperationKind.TokenWise]);
        Assert.Equal(64 * 10, census.Macs[OperationKind.Head]);
        Assert.Equal(0, census.Macs[OperationKind.TokenMixing]);
        Assert.Equal(new ImageSize(32, 32), census.InputSize);
        Assert.Equal(4 * 16 * 32 * 32, census.LargestLayerBytes);
    }

    [Fact]
    public void Pixels_multiply_nothing_and_hold_themselves()
    {
        OperationCensus census = ArchitectureCatalogue.CensusOf("pixels");
        Assert.Equal((0, 0), (census.TotalMacs, census.Parameters));
        Assert.True(double.IsNaN(census.Share(OperationKind.TokenWise)));
        Assert.Equal((census.ActivationBytes, "pixels"), (census.LargestLayerBytes, census.LargestLayer));
        Assert.Equal(4L * 3 * census.InputSize.Height * census.InputSize.Width, census.ActivationBytes);
    }

    // Every parameter of two dimensions or more takes part in a product at least once a stimulus, so that a block that forgets to count is found.
    [Theory]
    [MemberData(nameof(ArchitectureSweepTests.Ids), MemberType = typeof(ArchitectureSweepTests))]
    public void No_architecture_counts_fewer_products_than_it_has_weights(string id)
    {
        using Network network = ArchitectureCatalogue.Find(id).Create(Wiring.ShapesOnly(), null);
        long weights = network.named_parameters().Where(named => named.name.EndsWith("weight", StringComparison.Ordinal) && named.parameter.dim() is 2 or 4).Sum(named => named.parameter.numel());
        Assert.InRange(ArchitectureCatalogue.CensusOf(id).TotalMacs, weights, long.MaxValue);
    }
}
