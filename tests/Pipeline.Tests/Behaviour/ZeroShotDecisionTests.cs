using Concord.Datasets.StimulusSets;
using Concord.Models.Activations;
using Concord.Models.Texts;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>Networks that compare pictures with texts decide by sentences about the categories.</summary>
[Collection(EndToEndGroup.Name)]
public sealed class ZeroShotDecisionTests
{
    private const string Text = """
        name: decisions
        seed: 3
        bootstrap: 0
        models:
          - { id: net, architecture: clip-vit-b-32, weights: { path: tiny.safetensors }, prompts: categories-7 }
        benchmarks:
          - { id: b, dataset: geirhos2021, sets: [edge], metrics: [ accuracy, error-consistency ] }
        """;

    [Theory]
    [InlineData("", "zero-shot/1 clip-imagenet-80/1 clip-vit-b-32-text/1;categories/probability/1")]
    [InlineData(", prompts: categories-7", "zero-shot/1 clip-imagenet-7/1 clip-vit-b-32-text/1;categories/probability/1")]
    [InlineData(", prompts: imagenet-80", "zero-shot/1 clip-imagenet-80/1 clip-vit-b-32-text/1;sixteen-class/mean-probability/1")]
    public void The_rule_is_in_the_fingerprint(string prompts, string way)
    {
        using TemporaryFolder folder = new();
        TinyClipFile.Write(folder.File("tiny.safetensors"));
        File.WriteAllText(folder.File("m.yaml"), Text.Replace(", prompts: categories-7", prompts, StringComparison.Ordinal));
        ManifestReadResult result = ManifestReader.Read(folder.File("m.yaml"), new CatalogueVocabulary());
        Assert.True(result.Manifest is not null, string.Join('\n', result.Findings));

        Plan plan = new Planner(new RunEnvironment(folder.File("store"), Repository.Shared("mirror"), "cpu", RunEnvironment.DefaultMemory)).Plan(result.Manifest, CancellationToken.None);

        ExtractJob extract = Assert.Single(plan.Jobs.OfType<ExtractJob>());
        Assert.Equal("embedding", Assert.Single(extract.Readouts).Layer.Name);
        Assert.Equal(2, plan.Scores.Count);
        Assert.All(plan.Scores, score => Assert.Contains($"decision: embedding;{way}\n", score.Inputs, StringComparison.Ordinal));
        Assert.Empty(plan.Cautions);
    }

    [Fact]
    public void Every_decision_is_the_category_whose_sentences_are_nearest()
    {
        using TemporaryFolder folder = new();
        TinyClipFile.Write(folder.File("tiny.safetensors"));
        File.WriteAllText(folder.File("m.yaml"), Text);
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["CONCORD_MIRROR"] = Repository.Shared("mirror") };
        ConcordProgram.Run(environment, "run", folder.File("m.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(0);

        IReadOnlyList<ScoreRow> scores = SmallRun.Scores(folder.File("out"));
        Assert.All(scores, row => Assert.NotNull(row.Score));
        Assert.All(scores, row => Assert.Equal("embedding;zero-shot/1 clip-imagenet-7/1 clip-vit-b-32-text/1;categories/probability/1", row.Readout));
        TrialRow[] trials = [.. ParquetRecords.Read<TrialRow>(Path.Combine(folder.File("out"), "trials.parquet")).Where(row => row.Fingerprint == scores[0].Fingerprint)];
        Assert.Equal(160, trials.Length);
        Assert.True(trials.Select(row => row.Response).Distinct().Count() > 1);
        Assert.Contains("Decisions by sentences", File.ReadAllText(Path.Combine(folder.File("out"), "report", "index.html")), StringComparison.Ordinal);

        // Anew, picture by picture, from both towers.
        IReadOnlyList<Stimulus> pictures = SharedMobileNets.Datasets(folder).LoadPictures("geirhos2021", "edge", TestContext.Current.CancellationToken).Stimuli;
        string[] categories = [.. trials.Select(row => row.Category).Distinct().Order(StringComparer.Ordinal)];
        string vocabulary = Repository.Shared("mirror", "files", "92", "924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a.gz");
        using LoadedModel texts = LoadedModel.FromWeights("clip-vit-b-32-text", folder.File("tiny.safetensors"), new ModelOptions { TokenizerPath = vocabulary });
        using LoadedModel images = LoadedModel.FromWeights("clip-vit-b-32", folder.File("tiny.safetensors"));
        var classifier = ZeroShotClassifier.Make(texts, PromptEnsembles.ImageNet7, categories, 50, TestContext.Current.CancellationToken);
        RowBuffer rows = new(pictures.Count, images.Layers[^1].UnitCount);
        images.Extract(SharedMobileNets.Pixels(pictures), [new LayerRequest("embedding", ReadoutSpec.Full)], 16, rows, null, TestContext.Current.CancellationToken);
        double[][] probabilities = [.. classifier.Probabilities(rows.Values).Chunk(16)];

        Assert.Equal(16, categories.Length);
        for (int i = 0; i < pictures.Count; i++)
        {
            TrialRow found = trials.Single(row => row.Stimulus == "edge/" + pictures[i].Id);
            double highest = probabilities[i].Max();
            Assert.Equal(highest, probabilities[i][Array.IndexOf(categories, found.Response)], 1e-4);
            Assert.Equal(highest, found.Probability!.Value, 1e-4);
        }
    }
}
