using Concord.Models.Activations;
using Concord.Models.Preprocessing;
using Concord.Models.Training;

namespace Concord.Models.Tests.Training;

public sealed class NetworkTrainerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("shapes-resnet", OptimizerKind.Sgd)]
    [InlineData("shapes-convnet", OptimizerKind.AdamW)]
    [InlineData("shapes-vit", OptimizerKind.AdamW)]
    [InlineData("shapes-mixer", OptimizerKind.AdamW)]
    public void A_network_learns_what_can_be_learnt(string architecture, OptimizerKind optimizer)
    {
        TrainingOutcome outcome = Train(Recipe(architecture) with { Optimizer = optimizer, LearningRate = optimizer == OptimizerKind.Sgd ? 0.05 : 2e-3, Steps = 12 }, "a");

        EvaluationRow row = Assert.Single(outcome.Evaluations);
        Assert.True(row.Accuracy > 0.6, $"accuracy {row.Accuracy} of 4 classes");
        Assert.Equal(12 * 16, outcome.ImagesSeen);
    }

    [Fact]
    public void The_file_gives_the_same_outputs_in_a_loaded_model()
    {
        StripedImages test = new(48, seed: 1);
        TrainingOutcome outcome = Train(Recipe("shapes-resnet"), "a", test);
        using LoadedModel model = LoadedModel.FromWeights("shapes-resnet", outcome.Checkpoints[^1].Path);
        MemorySink sink = new(test.Count);
        model.Extract([.. Enumerable.Range(0, test.Count).Select(i => (Func<PixelImage>)(() => Picture(test, i)))], [new LayerRequest("logits", ReadoutSpec.Full)], 200, sink);
        float[] logits = sink.Rows(0);
        int right = Enumerable.Range(0, test.Count).Count(i => logits.AsSpan(i * 4, 4).IndexOf(logits.Skip(i * 4).Take(4).Max()) == i % 4);

        Assert.Equal(outcome.Evaluations[0].Accuracy, right / (double)test.Count);
    }

    private static PixelImage Picture(StripedImages images, int index)
    {
        byte[] rgb = new byte[3 * images.Side * images.Side];
        images.Load(index, rgb);
        return new PixelImage(images.Side, images.Side, rgb);
    }

    private static TrainingRecipe Recipe(string architecture) => new() { Architecture = architecture, Steps = 4, Batch = 16, Seed = 3 };

    private TrainingOutcome Train(TrainingRecipe recipe, string name, StripedImages? test = null)
        => new NetworkTrainer(recipe, new StripedImages(96), [new EvaluationSet("test", test ?? new StripedImages(48, seed: 1))]).Run(Path.Combine(_folder, name), null, TestContext.Current.CancellationToken);
}
