using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class ManifestReaderTests
{
    private static Manifest Full()
    {
        ManifestReadResult result = Reading.File(Repository.Reference("manifests", "good", "full.yaml"));
        Assert.True(result.Manifest is not null, string.Join('\n', result.Findings));
        return result.Manifest;
    }

    [Fact]
    public void Full_example_has_only_the_warnings_that_it_must() =>
        Golden.Equal(Repository.Reference("manifests", "good", "full.expected"), Reading.Lines(Reading.File(Repository.Reference("manifests", "good", "full.yaml"))));

    [Fact]
    public void Names_and_numbers_are_read()
    {
        Manifest manifest = Full();
        Assert.Equal("full-example", manifest.Name);
        Assert.Equal(7, manifest.Seed);
        Assert.Equal(2500, manifest.Bootstrap);
        Assert.Equal(new ComputeSpec(4, 16), manifest.Compute);
        Assert.Equal(["html", "csv"], manifest.Report.Formats);
        Assert.Equal("Which network is most like IT: and is it the architecture?", manifest.Question);
    }

    [Fact]
    public void Weights_are_read_in_each_of_the_four_ways()
    {
        Manifest manifest = Full();
        WeightsText[] weights = [.. manifest.Models.Where(model => !model.Id.Contains(".attention-", StringComparison.Ordinal)).Select(model => model.Source).OfType<NetworkSource>().Select(network => network.Weights)];
        Assert.Equal("https://example.org/resnet18.pth", weights[0].Url);
        Assert.Equal("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", weights[0].Sha256);
        Assert.Equal(Repository.Reference("manifests", "good", "weights.bin"), weights[1].Path);
        Assert.Null(weights[1].Sha256);
        Assert.Equal((null, null, new string('f', 64)), (weights[2].Url, weights[2].Path, weights[2].Sha256));
        Assert.Equal(12, weights[3].InitSeed);
        Assert.Equal(("state_dict[1]", "module.backbone."), (weights[2].StateDict, weights[2].Prefix));
        Assert.Equal((null, null), (weights[1].StateDict, weights[1].Prefix));
    }

    [Fact]
    public void Checkpoints_become_models_with_their_step()
    {
        ModelSpec[] series = [.. Full().Models.Where(model => model.Id.StartsWith("series", StringComparison.Ordinal))];
        Assert.Equal(["series@0", "series@1000"], series.Select(model => model.Id));
        Assert.Equal([0L, 1000L], series.Select(model => model.CheckpointStep));
        Assert.All(series, model => Assert.Equal("supervised", model.Regime));
    }

    [Fact]
    public void Regime_and_family_follow_from_the_source_where_they_are_not_written()
    {
        Manifest manifest = Full();
        Assert.Equal(("untrained", "transformer"), Of("untrained"));
        Assert.Equal(("unknown", "convnet"), Of("own-file"));
        Assert.Equal(("unknown", "hybrid"), Of("by-hash"));
        Assert.Equal(("ecological", "convnet"), Of("our-lab-net"));
        Assert.Equal(("unknown", "unknown"), Of("resnet50-observer"));

        (string Regime, string Family) Of(string id)
        {
            ModelSpec model = manifest.Models.Single(model => model.Id == id);
            return (model.Regime, model.Family);
        }
    }

    [Fact]
    public void Anchored_tags_are_the_same_in_both_models()
    {
        Manifest manifest = Full();
        Assert.Equal("yes: it is", manifest.Models[0].Tags["odd key"]);
        Assert.Equal(manifest.Models[0].Tags, manifest.Models[1].Tags);
        Assert.Equal("90.5", manifest.Models[0].Training["epochs"]);
    }

    [Fact]
    public void Calls_within_braces_need_no_quotes()
    {
        MetricSpec metric = Full().Benchmarks[1].Metrics[0];
        Assert.Equal("ridge-cv(logspace(-2, 6, 17),all)", metric.Name);
        Assert.Equal("ridge-cv/1;alphas=logspace(-2, 6, 17);per=all;scaling=centred;folds=given;pooling=pooled;aggregate=mean", metric.Definition);
        Assert.Equal(17, metric.Numbers("alphas").Count);
        Assert.Equal("shuffle-split(10, 0.9)", Full().Benchmarks[1].Metrics[1].Text("folds"));
    }

    [Fact]
    public void Metric_names_and_definitions_are_the_catalogue_s()
    {
        Manifest manifest = Full();
        Assert.Equal("rsa(euclidean,kendall-tau-a)", manifest.Benchmarks[0].Metrics[0].Name);
        Assert.Equal("rsa/1;distance=correlation;compare=pearson;subjects=each", manifest.Benchmarks[0].Metrics[1].Definition);
        Assert.Equal(["accuracy", "error-consistency(concord)", "observed-consistency"], manifest.Benchmarks[2].Metrics.Select(metric => metric.Name));
        Assert.Equal(10, manifest.Benchmarks[1].Metrics[1].Number("alpha"));
    }

    [Theory]
    [InlineData("object2vec", "given", "given")]
    [InlineData("recordings", "group-kfold(5)", "split-half(10)")]
    [InlineData("sim", "kfold(5)", "given")]
    public void Folds_and_ceiling_default_to_what_the_dataset_has(string dataset, string folds, string ceiling)
    {
        const string Simulation = "simulations: [ { id: sim, stimuli: shapes, from: { model: net, layer: layer3 } } ]\n";
        string text = Simulation + Reading.Small
            .Replace("dataset: kriegeskorte92", "dataset: " + dataset, StringComparison.Ordinal)
            .Replace("    region: hIT\n", string.Empty, StringComparison.Ordinal)
            .Replace("[ rsa ]", "[ pls ]", StringComparison.Ordinal);
        MetricSpec metric = Reading.Good(text).Benchmarks[0].Metrics[0];
        Assert.Equal(folds, metric.Text("folds"));
        Assert.Equal(ceiling, metric.Ceiling);
        Assert.Equal("none", metric.Normalization);
    }

    [Theory]
    [InlineData("hIT", "loo-subject")]
    [InlineData("mIT", "none")]
    public void Ceiling_follows_the_region(string region, string ceiling) =>
        Assert.Equal(ceiling, Reading.Good(Reading.Small.Replace("hIT", region, StringComparison.Ordinal)).Benchmarks[0].Metrics[0].Ceiling);

    [Fact]
    public void Smallest_manifest_means_the_defaults()
    {
        Manifest manifest = Reading.Good(Reading.Small);
        Assert.Equal((1L, 2000, new ComputeSpec(2, 32)), (manifest.Seed, manifest.Bootstrap, manifest.Compute));
        Assert.Equal([new ReadoutText("all", "none", null, null, 0)], manifest.Models[0].Readouts);
        Assert.Equal(LayerSelectionKind.Default, manifest.Models[0].Layers.Kind);
        Assert.Equal(("none", "sweep"), (manifest.Benchmarks[0].Transform, manifest.Benchmarks[0].LayerRule));
        Assert.Equal(["family", "regime"], manifest.Report.By);
    }

    [Fact]
    public void A_missing_manifest_is_a_finding()
    {
        using TemporaryFolder folder = new();
        Finding finding = Assert.Single(Reading.File(folder.File("none.yaml")).Findings);
        Assert.Equal("there is no such file.", finding.Message);
    }

    [Fact]
    public void A_byte_order_mark_and_carriage_returns_change_nothing()
    {
        string text = "\uFEFF" + Reading.Small.ReplaceLineEndings("\r\n");
        Assert.Equal(Structure.Of(Reading.Good(Reading.Small)), Structure.Of(Reading.Good(text)));
    }

    [Fact]
    public void Finding_prints_as_file_line_column() =>
        Assert.Equal(
            "manifests/x.yaml:7:13: layer 'a' is wrong. Did you mean 'b'?",
            new Finding(Severity.Error, "manifests/x.yaml", 7, 13, "layer 'a' is wrong.", "Did you mean 'b'?").ToString());

    [Fact]
    public void Merge_keys_take_what_is_not_written()
    {
        const string Text = """
            name: merged
            models:
              - &base
                id: one
                architecture: resnet18
                weights: { init: 1 }
              - <<: *base
                id: two
            benchmarks: [ { id: b, dataset: kriegeskorte92, region: hIT, metrics: [ rsa ] } ]
            """;
        Manifest manifest = Reading.Good(Text);
        Assert.Equal(["one", "two"], manifest.Models.Select(model => model.Id));
        Assert.Equal("resnet18", ((NetworkSource)manifest.Models[1].Source).Architecture);
    }
}
