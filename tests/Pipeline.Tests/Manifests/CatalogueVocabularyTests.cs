using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

/// <summary>The real catalogues' answers about networks.</summary>
public sealed class CatalogueVocabularyTests
{
    private static readonly CatalogueVocabulary Vocabulary = new();

    [Fact]
    public void Layers_are_those_that_the_weights_file_makes()
    {
        string file = Repository.Shared("data", "weights", "cifar_vit_bn_pgd_2_3_16.safetensors");
        Assert.Equal(["blocks.0", "blocks.1", "blocks.2"], Blocks(Network("cifar-vit-bn", null)));
        Assert.Equal(["blocks.0", "blocks.1"], Blocks(Network("cifar-vit-bn", file)));

        static IEnumerable<string> Blocks(NetworkSource network) => Vocabulary.LayersOf(network).Select(layer => layer.Name).Where(name => name.StartsWith("blocks.", StringComparison.Ordinal) && name.Count(letter => letter == '.') == 1);
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_published_layers()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("broken.pth"), "no weights");
        Assert.Equal(Vocabulary.LayersOf(Network("cifar-vit-bn", null)).Select(layer => layer.Name), Vocabulary.LayersOf(Network("cifar-vit-bn", folder.File("broken.pth"))).Select(layer => layer.Name));
    }

    [Fact]
    public void Positions_heads_and_options_are_the_network_s()
    {
        NetworkSource vit = Network("vit-tiny-32", null);
        NetworkSource without = vit with { Options = [KeyValuePair.Create("positions", "none")] };
        Assert.True(Vocabulary.HasPositions(vit));
        Assert.False(Vocabulary.HasPositions(without));
        Assert.False(Vocabulary.HasPositions(Network("resnet18", null)));
        Assert.Contains(Vocabulary.LayersOf(vit), layer => layer is { Name: "blocks.5.attn.head.3", IsPart: true });
        Assert.Contains("attention", Vocabulary.OptionsOf("vit-tiny-32").Select(option => option.Name));
        Assert.Empty(Vocabulary.OptionsOf("resnet18"));
    }

    private static NetworkSource Network(string architecture, string? path) => new(architecture, new WeightsText(null, path, null, path is null ? 1 : null, new SourcePosition(1, 1)));
}
