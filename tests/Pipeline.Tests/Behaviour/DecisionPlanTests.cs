using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>Which networks are shown which sets, and what is said of the others.</summary>
[Collection(EndToEndGroup.Name)]
public sealed class DecisionPlanTests(PlanningEnvironment environment) : IClassFixture<PlanningEnvironment>
{
    private const string Text = """
        name: decisions
        seed: 3
        bootstrap: 0
        models:
          - { id: net, architecture: tf-mobilenetv1-025, weights: { init: 1 } }
        benchmarks:
          - { id: b, dataset: geirhos2021, sets: [edge], metrics: [ error-consistency ] }
        """;

    [Fact]
    public void A_classifier_of_ImageNet_is_shown_the_pictures_and_its_rule_is_in_the_fingerprint()
    {
        Plan plan = PlanOf(Text);
        ExtractJob extract = Assert.Single(plan.Jobs.OfType<ExtractJob>());
        ScoreJob score = Assert.Single(plan.Jobs.OfType<ScoreJob>());
        Assert.Equal(("geirhos2021/edge", 160, "logits"), (extract.Stimuli.Id, extract.Stimuli.Count, Assert.Single(extract.Readouts).Layer.Name));
        Assert.Equal([extract.Key], score.DependsOn);
        Assert.Contains("decision: logits;softmax;sixteen-class/mean-probability/1\n", score.Inputs, StringComparison.Ordinal);
        Assert.Empty(plan.Cautions);
        Assert.NotEqual(score.Key, Assert.Single(PlanOf(Text.Replace("[edge]", "[silhouette]", StringComparison.Ordinal)).Scores).Key);
    }

    [Fact]
    public void One_pass_serves_all_metrics_of_a_set()
    {
        Plan plan = PlanOf(Text.Replace("[ error-consistency ]", "[ accuracy, error-consistency, observed-consistency ]", StringComparison.Ordinal).Replace("[edge]", "[edge, silhouette]", StringComparison.Ordinal));
        Assert.Equal(["geirhos2021/edge", "geirhos2021/silhouette"], plan.Jobs.OfType<ExtractJob>().Select(job => job.Stimuli.Id));
        Assert.Equal(3, plan.Scores.Count);
    }

    [Theory]
    [InlineData("tf-mobilenetv1-025", "cifar-resnet20", "[ error-consistency ]", "only a classifier of 1,000 classes (sixteen-class/mean-probability) or one whose classes are airplane, bear, bicycle, bird, … can decide among them, and its last layer 'logits' has 10 units")]
    [InlineData("[edge]", "[edge, cue-conflict]", "[ shape-bias ]", "no pictures of 'cue-conflict' are at hand to show; `concord datasets fetch geirhos2021` tries to get them")]
    public void A_network_that_cannot_decide_is_left_out_with_the_reason(string from, string to, string metrics, string reason)
    {
        Plan plan = PlanOf(Text.Replace(from, to, StringComparison.Ordinal).Replace("[ error-consistency ]", metrics, StringComparison.Ordinal));
        Assert.Empty(plan.Scores);
        Assert.Contains(reason, Assert.Single(plan.Cautions), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mean_over_sets_of_which_one_was_not_shown_is_undefined_and_says_why()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("m.yaml"), Text.Replace("[edge]", "[edge, sketch]", StringComparison.Ordinal));
        Dictionary<string, string> variables = new(StringComparer.Ordinal) { ["CONCORD_MIRROR"] = Repository.Shared("mirror") };
        ProgramResult result = ConcordProgram.Run(variables, "run", folder.File("m.yaml"), "--store", folder.File("store"), "--out", folder.File("out"));
        result.Expect(0);

        IReadOnlyList<ScoreRow> rows = SmallRun.Scores(folder.File("out"));
        Assert.Contains("pictures of 'edge' only are at hand", result.Said, StringComparison.Ordinal);
        Assert.Equal(["geirhos2021/edge", "geirhos2021"], rows.Select(row => row.Stimuli));
        Assert.NotNull(rows[0].Score);
        Assert.Null(rows[1].Score);
        Assert.Equal("1 of 2 sets bring no pictures to show; a mean over the others would be another score", rows[1].Note);
        Assert.Equal(160, ParquetRecords.Read<TrialRow>(Path.Combine(folder.File("out"), "trials.parquet")).Count(row => row.Fingerprint == rows[0].Fingerprint));
    }

    private Plan PlanOf(string text)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("m.yaml"), text);
        ManifestReadResult result = ManifestReader.Read(folder.File("m.yaml"), new CatalogueVocabulary());
        Assert.True(result.Manifest is not null, string.Join('\n', result.Findings));
        return new Planner(environment.Get()).Plan(result.Manifest, CancellationToken.None);
    }
}
