using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Tests;

namespace Concord.Models.Tests.Architectures;

/// <summary>Small networks by the authors' own code (facebookresearch/dino, dinov2, timm, torchvision), under their own key names: scheme, sizes, positions of other grids and forward pass at once.</summary>
public sealed class TokenNetworkGoldenTests(ITestOutputHelper output)
{
    // Depths and widths are others than the files': what tensors tell is read from them. A head has 16 features in all.
    private static readonly TokenNetworkSizes Published = new(64, 8, 5, 2, 32, 64, 1000);

    [Theory]
    [InlineData("dino")]
    [InlineData("dino_own_grid")]
    [InlineData("dinov2")]
    [InlineData("dinov2_reg_swiglu")]
    [InlineData("timm")]
    [InlineData("timm_other_size")]
    [InlineData("timm_mean_pool")]
    [InlineData("timm_reg_no_embed_class")]
    [InlineData("deit_distilled")]
    [InlineData("huggingface")]
    [InlineData("google")]
    public void Every_block_equals_the_authors_code_within_1e4_of_its_deviation(string name)
    {
        using FileStream stream = File.OpenRead(Repository.Reference("models", "tokens", $"{name}.json"));
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement golden = document.RootElement;
        ArchitectureEntry entry = TokenNetworkEntry.Make("small", "@", SizesOf(name), StimulusPreparation.CifarPlain);
        var shapes = golden.GetProperty("state").EnumerateObject().ToDictionary(key => key.Name, key => key.Value.EnumerateArray().Select(size => size.GetInt64()).ToArray());
        using Network network = FormulaCheckpoint.Load(entry, shapes);

        (int compared, double worst) = GoldenLayers.CompareFilled(network, golden, site => site switch
        {
            "fc_norm" => "pooled",
            "__output__" => shapes.Keys.Any(key => key.StartsWith("head", StringComparison.Ordinal) || key.StartsWith("classifier", StringComparison.Ordinal)) ? "logits" : "pooled",
            _ => site,
        });

        output.WriteLine($"{name}: {compared} layers, largest error {worst:E2} of the layer's deviation");
        Assert.Equal(5, compared);
        Assert.InRange(worst, 0, 1e-4);
    }

    private static TokenNetworkSizes SizesOf(string name) => name switch
    {
        "dino" or "dino_own_grid" or "dinov2" => Published with { PositionResize = PositionResize.Dino },
        "dinov2_reg_swiglu" => Published with { Mlp = MlpKind.SwiGlu },
        _ => Published,
    };
}
