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

    // Swin numbers its blocks within each stage, so that "block 0" is four of them; a vision transformer has one block 0.
    [Theory]
    [InlineData("swin-t", "0.2", "head '0.2' is in 4 blocks of swin-t: features.1.0.attn.head.2, features.3.0.attn.head.2, features.5.0.attn.head.2, ….")]
    [InlineData("swin-t", "2", null)]
    [InlineData("vit-tiny-32", "0.2", null)]
    public void A_block_s_head_is_refused_where_the_number_means_several_blocks(string architecture, string head, string? expected)
    {
        string[] parts = head.Split('.');
        int[] numbers = [.. parts.Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
        AblationText ablation = new() { Heads = [new HeadText(numbers.Length == 1 ? null : numbers[0], numbers[^1])], Units = [], Position = new SourcePosition(1, 1) };
        Assert.Equal(expected, AblationFit.Mistakes(ablation, Network(architecture, null), new ManifestPositions(), Vocabulary).Select(mistake => mistake.Message.Text).SingleOrDefault());
    }

    private static NetworkSource Network(string architecture, string? path) => new(architecture, new WeightsText(null, path, null, path is null ? 1 : null, new SourcePosition(1, 1)));
}
