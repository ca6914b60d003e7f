using Concord.Datasets.StimulusSets;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Runs;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Jobs;

/// <summary>What makes another number makes another fingerprint, and what does not does not.</summary>
public sealed class PlannerTests
{
    private const string Text = """
        name: plan
        seed: 3
        bootstrap: 0
        models:
          - { id: cnn, architecture: cifar-cnn-a, weights: { init: 1 } }
          - { id: vit, architecture: vit-tiny-32, weights: { init: 1 }, layers: [blocks.2] }
        simulations:
          - { id: sim, stimuli: drawn-objects, from: { model: vit, layer: blocks.2 }, neuroids: 5, subjects: 1, repetitions: 2, noise: 1.0, region: IT }
        benchmarks:
          - { id: b, dataset: sim, region: IT, metrics: [ { rsa: { distance: correlation, compare: spearman }, ceiling: none } ] }
        """;

    [Theory]
    [InlineData("weights: { init: 1 } }", "weights: { init: 2 } }")]
    [InlineData("weights: { init: 1 } }", "weights: { init: 1 }, preprocessing: { mean: [0.5, 0.5, 0.5] } }")]
    [InlineData("weights: { init: 1 } }", "weights: { init: 1 }, readouts: [ { tokens: mean } ] }")]
    [InlineData("weights: { init: 1 } }", "weights: { init: 1 }, precision: bfloat16 }")]
    [InlineData("weights: { init: 1 } }", "weights: { init: 1 }, ablate: { units: { \"1\": [0] } } }")]
    [InlineData("{ init: 1 }, layers", "{ init: 1 }, options: { attention: shared }, layers")]
    [InlineData("{ init: 1 }, layers", "{ init: 1 }, ablate: { heads: [1.0] }, layers")]
    [InlineData("seed: 3", "seed: 4")]
    [InlineData("bootstrap: 0", "bootstrap: 2000")]
    [InlineData("region: IT", "region: V4")]
    [InlineData("noise: 1.0", "noise: 1.5")]
    [InlineData("spearman", "pearson")]
    [InlineData("name: plan", "name: plan\ncompute: { threads: 1, batch: 32 }")]
    public void Another_input_is_another_score_job(string from, string to)
    {
        string before = ScoreKey(Read(Text));
        Assert.Equal(before, ScoreKey(Read(Text)));
        string changed = Text.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Text, changed);
        Assert.NotEqual(before, ScoreKey(Read(changed)));
    }

    [Theory]
    [InlineData("id: cnn", "id: renamed")]
    [InlineData("weights: { init: 1 } }", "weights: { init: 1 }, precision: float32 }")]
    [InlineData("{ init: 1 }, layers", "{ init: 1 }, options: { attention: separate, positions: learned }, layers")]
    [InlineData("name: plan", "name: other")]
    [InlineData("{ id: b,", "{ id: c,")]
    public void Another_name_is_the_same_score_job(string from, string to) =>
        Assert.Equal(ScoreKey(Read(Text)), ScoreKey(Read(Text.Replace(from, to, StringComparison.Ordinal))));

    // What was stored before lesions and number formats were thought of stays valid.
    [Fact]
    public void A_whole_network_in_float32_is_named_by_architecture_weights_and_preprocessing_alone()
    {
        using TemporaryFolder folder = new();
        ModelResolver resolver = new(new RunEnvironment(folder.File("store"), null, "cpu", RunEnvironment.DefaultMemory));
        Assert.Equal(["architecture", "weights", "preprocessing"], Parts(Text));
        Assert.Equal(["architecture", "weights", "preprocessing", "ablation", "precision"], Parts(Text.Replace("weights: { init: 1 } }", "weights: { init: 1 }, precision: bfloat16, ablate: { units: { logits: [0] } } }", StringComparison.Ordinal)));

        IEnumerable<string> Parts(string text) => resolver.Resolve(Read(text).Models[0], CancellationToken.None).Identity.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0]);
    }

    [Fact]
    public void Another_version_of_the_definition_is_another_score_job()
    {
        Manifest manifest = Read(Text);
        MetricSpec metric = manifest.Benchmarks[0].Metrics[0];
        MetricSpec raised = metric with { Entry = metric.Entry with { Version = metric.Entry.Version + 1 } };
        Assert.NotEqual(ScoreKey(manifest), ScoreKey(manifest with { Benchmarks = [manifest.Benchmarks[0] with { Metrics = [raised] }] }));
    }

    [Fact]
    public void One_changed_pixel_is_another_activation_and_equal_pixels_under_another_set_name_are_the_same()
    {
        using TemporaryFolder folder = new();
        RunEnvironment environment = new(folder.File("store"), null, "cpu", RunEnvironment.DefaultMemory);
        ResolvedModel model = new ModelResolver(environment).Resolve(Read(Text).Models[0], CancellationToken.None);
        ReadoutPlanner planner = new(environment, new ComputeSpec(2, 32), 32, "cpu");
        ReadoutText whole = new("all", "none", null, null, 0);
        string Key(string set, byte pixel) => planner.Stored(model, model.Layers[0], whole, Set(set, pixel)).Key;
        Assert.Equal(Key("a", 0), Key("a", 0));
        Assert.Equal(Key("a", 0), Key("b", 0));
        Assert.NotEqual(Key("a", 0), Key("a", 1));
    }

    [Fact]
    public void Every_job_stands_after_those_that_it_needs_and_keys_are_unique()
    {
        using TemporaryFolder folder = new();
        Plan plan = PlanOf(Read(Text), folder);
        HashSet<string> before = [];
        foreach (Job job in plan.Jobs)
        {
            Assert.Subset(before, new HashSet<string>(job.DependsOn, StringComparer.Ordinal));
            Assert.True(before.Add(job.Key));
            Assert.False(job.Cached);
        }

        Assert.Equal([JobKind.Extract, JobKind.Extract, JobKind.Simulate, JobKind.Score, JobKind.Score], plan.Jobs.Select(job => job.Kind));
    }

    [Fact]
    public void The_batch_is_halved_until_the_plan_fits_and_the_plan_says_so()
    {
        using TemporaryFolder folder = new();
        Manifest manifest = Read(Text);
        long whole = PlanOf(manifest, folder).PeakBytes;
        Plan smaller = new Planner(new RunEnvironment(folder.File("store"), null, "cpu", whole - 1)).Plan(manifest, CancellationToken.None);
        Assert.True(smaller.Batch < manifest.Compute.Batch && smaller.PeakBytes < whole);
        Assert.Contains(smaller.Cautions, caution => caution.Contains("to keep within --memory", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_checkpoint_holds_besides_the_network_is_a_caution_told_once_and_part_of_the_methods()
    {
        using TemporaryFolder folder = new();
        string Net(string id, string file) => $"  - {{ id: {id}, architecture: cifar-vit-bn, weights: {{ path: \"{Repository.Reference("models", "formats", file)}\" }} }}\n";
        string models = "models:\n" + Net("madry", "madry.pth") + Net("again", "madry.pth") + Net("bare", "vit.pth");
        Plan plan = PlanOf(Read(Text.Replace("models:\n", models, StringComparison.Ordinal)), folder);
        string caution = Assert.Single(plan.Cautions);
        Assert.StartsWith("weights of 'madry' and of 1 more: not read: 'optimizer': a dictionary of 2; ", caution, StringComparison.Ordinal);
        RunEnvironment environment = new(folder.File("store"), null, "cpu", RunEnvironment.DefaultMemory);
        RunContext context = RunContextBuilder.Build(environment, plan, [], default);
        Assert.Contains(caution, context.Provenance);
        Assert.Contains(context.Provenance, line => line.StartsWith("Weights of bare: cifar-vit-bn, SHA-256 ", StringComparison.Ordinal));
        Assert.Empty(context.ModelNotes);
    }

    private static StimulusSet Set(string id, byte pixel) => new(id, [Picture(new RgbImage(1, 1, [pixel, 0, 0]))]);

    private static Stimulus Picture(RgbImage image) => new("one", () => image.ContentHash, () => image);

    private static string ScoreKey(Manifest manifest)
    {
        using TemporaryFolder folder = new();
        return PlanOf(manifest, folder).Jobs.OfType<ScoreJob>().First().Key;
    }

    private static Plan PlanOf(Manifest manifest, TemporaryFolder folder) => new Planner(new RunEnvironment(folder.File("store"), null, "cpu", RunEnvironment.DefaultMemory)).Plan(manifest, CancellationToken.None);

    private static Manifest Read(string text)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("m.yaml"), text);
        ManifestReadResult result = ManifestReader.Read(folder.File("m.yaml"), new CatalogueVocabulary());
        Assert.True(result.Manifest is not null, string.Join('\n', result.Findings));
        return result.Manifest;
    }
}
