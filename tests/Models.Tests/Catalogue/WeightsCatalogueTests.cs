using Concord.Models.Catalogue;
using Concord.Tests;

namespace Concord.Models.Tests.Catalogue;

public sealed class WeightsCatalogueTests
{
    [Fact]
    public void Ids_and_hashes_are_unique_and_every_architecture_exists()
    {
        Assert.Distinct(WeightsCatalogue.All.Select(weights => weights.Id));
        Assert.Distinct(WeightsCatalogue.All.Select(weights => weights.Sha256));
        Assert.All(WeightsCatalogue.All, weights =>
        {
            ArchitectureCatalogue.Find(weights.Architecture);
            Assert.StartsWith(weights.Architecture + ".", weights.Id, StringComparison.Ordinal);
            Assert.Matches("^[0-9a-f]{64}$", weights.Sha256);
            Assert.True(weights.Url is null != weights.DataPath is null);
        });
    }

    [Fact]
    public void Unknown_normalisation_is_said_where_the_source_says_nothing()
    {
        string[] unknown = [.. WeightsCatalogue.All.Where(weights => !weights.NormalizationKnown).Select(weights => weights.Id)];
        Assert.Equal(
            ["cifar-cnn-base.certified", "cifar-cnn-deep.certified", "cifar-cnn-eran-small.adversarial", "cifar-cnn-small.certified-8px", "cifar-cnn-small.certified-l2-36px"],
            unknown);
        Assert.All(WeightsCatalogue.All.Where(weights => !weights.NormalizationKnown), weights => Assert.StartsWith("normalisation unknown", weights.NormalizationEvidence, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_checkpoint_of_the_mirror_is_in_the_catalogue()
    {
        string[] suffixes = [".pth", ".th", ".model"];
        string[] urls = [.. File.ReadLines(Repository.Shared("mirror", "mirror.csv"))
            .Select(line => line.Split(',')[0])
            .Where(url => suffixes.Any(suffix => url.EndsWith(suffix, StringComparison.Ordinal)))];
        Assert.Equal(urls.Order(), WeightsCatalogue.All.Select(weights => weights.Url).OfType<string>().Order());
    }

    [Theory]
    [InlineData("cifar_*.safetensors")]
    [InlineData("tf_*.safetensors")]
    public void Every_file_of_that_name_in_the_shared_weights_is_in_the_catalogue(string pattern)
    {
        string[] files = [.. Directory.EnumerateFiles(Repository.Shared("data", "weights"), pattern).Select(path => "weights/" + Path.GetFileName(path))];
        Assert.NotEmpty(files);
        Assert.Empty(files.Except(WeightsCatalogue.All.Select(weights => weights.DataPath).OfType<string>()));
    }
}
