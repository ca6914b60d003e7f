using Concord.Datasets.StimulusSets.Rendering;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Regimes;
using Concord.Models.Weights;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Tests;
using TorchSharp;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>Networks that say what their classes are decide among the categories of those names.</summary>
[Collection(EndToEndGroup.Name)]
public sealed class OwnClassDecisionTests
{
    private const string Names = "bottle, boat, butterfly, car, duck, fish, house, key, mug, mushroom, plane, tree";

    private const string Text = """
        name: decisions
        seed: 3
        bootstrap: 0
        models:
          - { id: net, architecture: shapes-convnet, weights: { init: 1 } }
        benchmarks:
          - { id: b, dataset: rendered-shapes-32, sets: [congruent], metrics: [ accuracy ] }
        """;

    [Fact]
    public void The_small_networks_classes_are_the_rendered_categories_in_the_order_of_their_labels() =>
        Assert.All(ArchitectureCatalogue.All.Where(entry => entry.Id.StartsWith("shapes-", StringComparison.Ordinal)), entry => Assert.Equal(RenderedImages.Categories, entry.Classes));

    [Fact]
    public void An_architecture_that_names_its_classes_decides_among_them_and_the_rule_is_in_the_fingerprint()
    {
        using TemporaryFolder folder = new();
        Plan plan = PlanOf(folder, Text);
        Assert.Equal(("rendered-shapes-32/congruent", 144, "logits"), Assert.Single(plan.Jobs.OfType<ExtractJob>().Select(job => (job.Stimuli.Id, job.Stimuli.Count, Assert.Single(job.Readouts).Layer.Name))));
        Assert.Contains($"decision: logits;softmax of {Names};categories/probability/1\n", Assert.Single(plan.Scores).Inputs, StringComparison.Ordinal);
        Assert.Empty(plan.Cautions);
        Assert.Single(PlanOf(folder, Text.Replace("shapes-convnet,", "shapes-vit, options: { positions: none },", StringComparison.Ordinal)).Scores);
    }

    [Theory]
    [InlineData("""["a","b","c","d","e","f","g","h","i","j","k","l"]""", "only one whose classes are boat, bottle, butterfly, car, … can decide among them, and its last layer 'logits' has 12 units named a, b, c, d, …")]
    [InlineData("""["bottle","boat","butterfly","car","duck","fish","house","key","mug","mushroom","plane","tree","more"]""", "has 12 units named bottle, boat, butterfly, car, …")]
    public void Weights_with_other_classes_than_the_architecture_s_are_left_out_with_the_reason(string names, string reason)
    {
        using TemporaryFolder folder = new();
        WriteNetwork(folder.File("net.safetensors"), 0, names);
        Plan plan = PlanOf(folder, Text.Replace("init: 1", "path: net.safetensors", StringComparison.Ordinal));
        Assert.Empty(plan.Scores);
        Assert.Contains(reason, Assert.Single(plan.Cautions), StringComparison.Ordinal);
    }

    // The third class has by far the highest logit, and the file calls it 'mug': right for a twelfth of the images, and of the 660 conflicts 55 have its shape and 55 its texture.
    [Fact]
    public void A_network_that_always_answers_mug_is_right_for_a_twelfth_and_decides_half_of_its_conflicts_by_shape()
    {
        using TemporaryFolder folder = new();
        WriteNetwork(folder.File("net.safetensors"), 2, ClassNames.Write(["boat", "bottle", "mug", "car", "duck", "fish", "house", "key", "butterfly", "mushroom", "plane", "tree"]));
        File.WriteAllText(folder.File("m.yaml"), Text.Replace("init: 1", "path: net.safetensors", StringComparison.Ordinal)
            + "\n  - { id: c, dataset: rendered-shapes-32, sets: [cue-conflict], metrics: [ shape-bias ] }\n");
        ConcordProgram.Run("run", folder.File("m.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(0);

        IReadOnlyList<ScoreRow> rows = SmallRun.Scores(folder.File("out"));
        Dictionary<string, double?> scores = rows.Where(row => row.Condition is null).ToDictionary(row => row.Metric, row => row.Score, StringComparer.Ordinal);
        TrialRow[] trials = [.. ParquetRecords.Read<TrialRow>(Path.Combine(folder.File("out"), "trials.parquet"))];
        Assert.All(trials, trial => Assert.Equal("mug", trial.Response));
        Assert.Equal(144 + 660, trials.Length);
        Assert.Equal(1 / 12.0, scores["accuracy"]!.Value, 1e-12);
        Assert.Equal(0.5, scores["shape-bias"]!.Value, 1e-12);
        Assert.Equal(RenderedImages.Categories.Order(StringComparer.Ordinal).Select(name => (name, name == "mug" ? 1.0 : 0.0)), rows.Where(row => row.Metric == "shape-bias" && row.Condition is not null).Select(row => (row.Condition!, row.Score!.Value)));

        string page = File.ReadAllText(Path.Combine(folder.File("out"), "report", "index.html"));
        Assert.Contains("Decisions among own classes", page, StringComparison.Ordinal);
        Assert.Contains("By shape or by texture, category by category", page, StringComparison.Ordinal);
        Assert.Contains("SIMULATED observers", page, StringComparison.Ordinal);
    }

    private static Plan PlanOf(TemporaryFolder folder, string text)
    {
        File.WriteAllText(folder.File("m.yaml"), text);
        ManifestReadResult result = ManifestReader.Read(folder.File("m.yaml"), new CatalogueVocabulary());
        Assert.True(result.Manifest is not null, string.Join('\n', result.Findings));
        return new Planner(new RunEnvironment(folder.File("store"), null, "cpu", RunEnvironment.DefaultMemory)).Plan(result.Manifest, CancellationToken.None);
    }

    private static void WriteNetwork(string path, int always, string names)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Network network = ArchitectureCatalogue.Find("shapes-convnet").Create(Wiring.Real(), null);
        SeededInitialization.Fill(network, 1);
        Dictionary<string, torch.Tensor> state = network.state_dict();
        using IDisposable noGradient = torch.no_grad();
        state["15.bias"][always].fill_(100);
        SafetensorsWriter.Write(path, state, new Dictionary<string, string>(StringComparer.Ordinal) { [ClassNames.Key] = names });
    }
}
