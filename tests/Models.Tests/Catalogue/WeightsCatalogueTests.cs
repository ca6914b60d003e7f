using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;
using Concord.Tests;

namespace Concord.Models.Tests.Catalogue;

public sealed class WeightsCatalogueTests
{
    [Fact]
    public void A_file_is_known_with_options_as_without()
    {
        PublicWeights known = WeightsCatalogue.Find("clip-vit-b-32.contrastive-text");
        Assert.Same(known, WeightsCatalogue.Recognise(known.Sha256!, "clip-vit-b-32[nonlinearity=gelu]"));
        Assert.Null(WeightsCatalogue.Recognise(known.Sha256!, "clip-vit-b-16[nonlinearity=gelu]"));
    }

    [Fact]
    public void Ids_hashes_and_addresses_are_unique_and_every_architecture_exists()
    {
        Assert.Distinct(WeightsCatalogue.All.Select(weights => weights.Id));
        Assert.Distinct(WeightsCatalogue.All.Select(weights => weights.Url ?? weights.DataPath).OfType<string>());
        Assert.Distinct(WeightsCatalogue.All.Select(weights => weights.Sha256?[..PublicWeights.ShortestPrefix]).OfType<string>());
        Assert.All(WeightsCatalogue.All, weights =>
        {
            ArchitectureCatalogue.Find(weights.Architecture);
            Assert.StartsWith(weights.Architecture + ".", weights.Id, StringComparison.Ordinal);
            Assert.Matches("^[a-z0-9.-]+$", weights.Id);
        });
    }

    [Fact]
    public void A_hash_is_whole_or_at_least_eight_digits_or_known_to_be_unpublished()
    {
        Assert.All(WeightsCatalogue.All.Where(weights => weights.Sha256 is not null), weights => Assert.Matches("^[0-9a-f]{8,64}$", weights.Sha256!));
        Assert.All(WeightsCatalogue.All, weights => Assert.Equal(weights.Sha256?.Length switch { null => HashState.Unpublished, 64 => HashState.Full, _ => HashState.Prefix }, weights.Hash));
    }

    [Fact]
    public void A_file_name_with_a_hash_in_it_has_the_declared_one()
    {
        (PublicWeights Weights, string? Digits)[] named = [.. WeightsCatalogue.All.Where(weights => weights.Url is not null).Select(weights => (weights, HashInName(weights.Url!)))];
        Assert.Contains(named, pair => pair.Digits is not null);
        Assert.All(named.Where(pair => pair.Digits is not null), pair => Assert.StartsWith(pair.Digits!, pair.Weights.Sha256, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_is_at_an_address_or_in_the_data_or_has_a_page_that_leads_to_it() => Assert.All(WeightsCatalogue.All, weights =>
    {
        Assert.False(weights.Url is not null && weights.DataPath is not null);
        Assert.True((weights.Url ?? weights.DataPath ?? weights.LandingPage) is not null);
        Assert.All(new[] { weights.Url, weights.LandingPage }.OfType<string>(), address => Assert.True(Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps, address));
        Assert.Equal(weights.Url is null && weights.DataPath is null, weights.Location.StartsWith("location unknown: see https://", StringComparison.Ordinal));
    });

    [Fact]
    public void Each_names_the_file_it_was_copied_from_with_its_commit_or_release_its_licence_and_where_the_preprocessing_stands() => Assert.All(WeightsCatalogue.All, weights =>
    {
        Assert.Matches(@"^[\w.-]+/[\w.-]+@([0-9a-f]{40}|v\d+\.\d+\.\d+)( [^ ].*)?$", weights.Source);
        Assert.NotEmpty(weights.Licence);
        Assert.NotEmpty(weights.NormalizationEvidence);
        Assert.StartsWith("@", weights.Citation, StringComparison.Ordinal);
        Assert.True(double.IsNaN(weights.ReportedAccuracy) || weights.ReportedAccuracy is > 1 and < 100, $"{weights.Id}: {weights.ReportedAccuracy}");
        Assert.NotEmpty(weights.AccuracyMeasure);
    });

    [Fact]
    public void The_record_of_a_regime_agrees_with_its_name() => Assert.All(WeightsCatalogue.All, weights =>
    {
        TrainingRegime regime = weights.Regime;
        Assert.Matches("^[a-z-]+$", regime.Name);
        Assert.NotEmpty(regime.Data);
        Assert.Equal(regime.Name is "adversarial" or "adversarial-mixed" or "certified", regime.Adversarial is not null);
        Assert.True(
            regime.Name switch
            {
                "self-supervised" or "language" => regime.Labels == TrainingLabels.None,
                "contrastive-text" => regime.Labels == TrainingLabels.Text,
                _ => regime.Labels == TrainingLabels.Class,
            },
            $"{weights.Id}: {regime.Name} from labels {regime.Labels}");
    });

    [Fact]
    public void Preprocessing_gives_the_size_of_the_network_or_a_larger_one() => Assert.All(WeightsCatalogue.All.Where(weights => ArchitectureCatalogue.Find(weights.Architecture).Text is null), weights =>
    {
        ImageSize size = weights.Preprocessing.OutputSize(300, 500);
        Assert.Equal(size.Height, size.Width);
        Assert.InRange(size.Height, Math.Min(ArchitectureCatalogue.Find(weights.Architecture).InputSize, 128), 600);
    });

    [Fact]
    public void A_file_is_recognised_by_the_digits_that_its_publisher_gives_and_for_its_own_architecture_alone()
    {
        PublicWeights prefix = Example with { Sha256 = "0676ba61" };
        Assert.True(prefix.Matches("0676ba61" + new string('0', 56)));
        Assert.False(prefix.Matches("0676ba60" + new string('0', 56)));
        Assert.False((Example with { Sha256 = null }).Matches(new string('0', 64)));
        PublicWeights whole = WeightsCatalogue.All.First(weights => weights.Hash == HashState.Full);
        Assert.Same(whole, WeightsCatalogue.Recognise(whole.Sha256!, whole.Architecture));
        Assert.Null(WeightsCatalogue.Recognise(whole.Sha256!, "pixels"));
        Assert.Null(WeightsCatalogue.Recognise(new string('0', 64), whole.Architecture));
    }

    [Fact]
    public void Location_and_hash_are_told_in_words()
    {
        Assert.Equal("https://example.org/w.pth", Example.Location);
        Assert.Equal("location unknown: see https://example.org", (Example with { Url = null, LandingPage = "https://example.org" }).Location);
        Assert.Equal("0676ba61… (the publisher gives 8 of 64 digits)", (Example with { Sha256 = "0676ba61" }).HashText);
        Assert.Equal("not published", (Example with { Sha256 = null }).HashText);
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
    public void The_mirror_holds_the_CIFAR_checkpoints_and_no_others()
    {
        string[] suffixes = [".pth", ".th", ".model", ".onnx"];
        string[] urls = [.. File.ReadLines(Repository.Shared("mirror", "mirror.csv"))
            .Select(line => line.Split(',')[0])
            .Where(url => suffixes.Any(suffix => url.EndsWith(suffix, StringComparison.Ordinal)))];
        Assert.Equal(urls.Order(), WeightsCatalogue.All.Where(weights => weights.Id.StartsWith("cifar-", StringComparison.Ordinal)).Select(weights => weights.Url).OfType<string>().Order());
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

    private static PublicWeights Example => WeightsCatalogue.All[0] with { Url = "https://example.org/w.pth" };

    // torchvision's, DeiT's, CORnet's and others' way: name-0123abcd.pth.
    private static string? HashInName(string url)
    {
        string name = url[(url.LastIndexOf('/') + 1)..].Split('.')[0];
        string last = name[(name.LastIndexOf('-') + 1)..];
        return last.Length == PublicWeights.ShortestPrefix && last.All(char.IsAsciiHexDigit) ? last : null;
    }
}
