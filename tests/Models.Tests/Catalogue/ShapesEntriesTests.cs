using Concord.Models.Catalogue;

namespace Concord.Models.Tests.Catalogue;

/// <summary>What makes the small networks for rendered shapes comparable.</summary>
public sealed class ShapesEntriesTests
{
    private static readonly ArchitectureEntry[] All = [.. ArchitectureCatalogue.All.Where(entry => entry.Id.StartsWith("shapes-", StringComparison.Ordinal))];

    [Fact]
    public void They_are_matched_in_size_cost_and_preparation()
    {
        OperationCensus[] censuses = [.. All.Select(entry => ArchitectureCatalogue.CensusOf(entry.Id))];
        Assert.Equal(4, All.Length);
        Assert.InRange((double)censuses.Max(census => census.Parameters) / censuses.Min(census => census.Parameters), 1, 1.1);
        Assert.All(censuses, census => Assert.InRange(census.TotalMacs, 2_500_000, 12_000_000));
        Assert.Single(All.Select(entry => entry.DefaultPreprocessing.Canonical).Distinct());
        Assert.Equal(["convnet", "convnet", "transformer", "mixer"], All.Select(entry => entry.Family));
    }

    [Fact]
    public void They_end_in_twelve_logits_after_stages_or_blocks_and_a_vector()
    {
        Assert.All(All, entry =>
        {
            var layers = ArchitectureCatalogue.LayersOf(entry.Id).Where(layer => entry.DefaultLayers.Contains(layer.Name)).ToArray();
            Assert.Equal(("logits", 12), (layers[^1].Name, layers[^1].UnitCount));
            Assert.InRange(layers[^2].UnitCount, 32, 3072);
            Assert.InRange(layers.Length, 6, 8);
        });
    }

    [Fact]
    public void A_vision_transformer_without_class_token_has_no_pooling_to_exchange()
    {
        Assert.DoesNotContain(ArchitectureCatalogue.Find("shapes-vit").Options, option => option.Name == "pooling");
        Assert.Contains(ArchitectureCatalogue.Find("vit-tiny-32").Options, option => option.Name == "pooling");
        Assert.Contains("positions=none", ArchitectureCatalogue.Find("shapes-vit[positions=none]").Id, StringComparison.Ordinal);
    }
}
