using Concord.Models.Activations;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;
using Concord.Models.Training;
using Concord.Models.Weights;
using TorchSharp;

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
        model.Extract([.. Enumerable.Range(0, test.Count).Select(i => (Func<PixelImage>)(() => Picture(test, i)))], [new LayerRequest("logits", ReadoutSpec.Full)], 200, sink, ct: TestContext.Current.CancellationToken);
        float[] logits = sink.Rows(0);
        int right = Enumerable.Range(0, test.Count).Count(i => logits.AsSpan(i * 4, 4).IndexOf(logits.Skip(i * 4).Take(4).Max()) == i % 4);

        Assert.Equal(outcome.Evaluations[0].Accuracy, right / (double)test.Count);
        Assert.All(logits.Zip(InTraining(outcome.Checkpoints[^1].Path, test)), pair => Assert.Equal(pair.Second, pair.First, 1e-5f));
    }

    // The logits as the training's own evaluation gets them.
    private static float[] InTraining(string path, StripedImages test)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using TrainingNetwork network = TrainingNetwork.Create(Recipe("shapes-resnet"), test);
        using (WeightsContent content = WeightsFile.Read(path))
        using (torch.no_grad())
        {
            foreach ((string key, torch.Tensor tensor) in network.State)
            {
                tensor.copy_(content.Tensors[key]);
            }
        }

        PixelStore store = PixelStore.Load(test, [.. Enumerable.Range(0, test.Count)], TestContext.Current.CancellationToken);
        return network.Run(ExampleBatch.Plain(store, 0, test.Count)).data<float>().ToArray();
    }

    [Fact]
    public void The_file_says_how_it_came_about()
    {
        TrainingRecipe recipe = Recipe("shapes-convnet") with
        {
            Regime = "adversarial",
            Data = "stripes",
            Adversary = Adversary.Pgd(PerturbationNorm.LInf, 8 / 255.0, 2),
            Attacks = [Adversary.Pgd(PerturbationNorm.L2, 0.5, 3)],
            AttackedImages = 20,
            Augmentation = new Augmentation(2, HasFlip: true),
        };
        TrainingOutcome outcome = Train(recipe, "a");
        TrainedRegime? read = TrainedRegime.Read(outcome.Checkpoints[^1].Path);

        Assert.NotNull(read);
        Assert.Equal(("shapes-convnet", 3, 4L, 4L), (read.Architecture, read.Seed, read.Step, read.Steps));
        Assert.Equal(outcome.Parameters, read.Parameters);
        Assert.Equal(outcome.Evaluations[0].Accuracy, read.Accuracy);
        Assert.Equal(outcome.Robustness, read.Robustness);
        Assert.Equal(20, Assert.Single(read.Robustness).Count);
        Assert.Equal(2.0 * 3 * outcome.Macs * 3 * 64, read.Flops);
        Assert.Equal("adversarial: data stripes; images 96; images-seen 64; epochs 0.6666666666666666; objective classification; labels class; augmentation shift by up to 2 pixels, flip; compute 1.2e9 FLOPs; adversarial L∞ ε 8/255".Replace("1.2e9", read.Regime.Compute.Split(' ')[0], StringComparison.Ordinal), read.Regime.Describe());
        Assert.Equal(read.Regime.Facts, RegimeRecord.Of(recipe, "stripes", 96, 64, outcome.Flops).Facts);
    }

    [Fact]
    public void A_fraction_of_the_data_and_shuffled_labels_keep_the_counts()
    {
        StripedImages images = new(60);
        PixelStore store = PixelStore.Load(images, CounterRandom.Named(1, "subset").Permutation(60)[..24], TestContext.Current.CancellationToken);
        int[] before = [.. Enumerable.Range(0, 24).Select(store.Label)];
        store.ShuffleLabels(5);
        int[] after = [.. Enumerable.Range(0, 24).Select(store.Label)];

        Assert.NotEqual(before, after);
        Assert.Equal(before.Order(), after.Order());
        Assert.Equal(24, CounterRandom.Named(1, "subset").Permutation(60)[..24].Distinct().Count());
        Assert.NotEqual(CounterRandom.Named(1, "subset").Permutation(60), CounterRandom.Named(2, "subset").Permutation(60));
    }

    [Fact]
    public void Shuffled_labels_teach_nothing()
    {
        // Six kinds of picture, each called by a name that chance dealt out: one of them is right on average.
        double Accuracy(bool shuffled) => Assert.Single(new NetworkTrainer(Recipe("shapes-convnet") with { HasShuffledLabels = shuffled, Steps = 30 }, new StripedImages(96, classes: 6), [new EvaluationSet("test", new StripedImages(96, classes: 6, seed: 1))])
            .Run(Path.Combine(_folder, $"{shuffled}"), null, TestContext.Current.CancellationToken).Evaluations).Accuracy;

        Assert.InRange(Accuracy(shuffled: false), 0.9, 1);
        Assert.InRange(Accuracy(shuffled: true), 0, 0.5);
    }

    [Fact]
    public void Shares_of_two_cues_count_the_pictures_where_they_disagree()
    {
        StripedImages test = new(40, seed: 1);
        int[] rival = [.. Enumerable.Range(0, 40).Select(i => i < 20 ? i % 4 : (i + 1) % 4)];
        EvaluationRow row = Assert.Single(new NetworkTrainer(Recipe("shapes-convnet") with { Steps = 30 }, new StripedImages(96), [new EvaluationSet("test", test, rival)]).Run(Path.Combine(_folder, "a"), null, TestContext.Current.CancellationToken).Evaluations);

        Assert.InRange(row.Accuracy, 0.9, 1);
        Assert.InRange(row.ShapeShare!.Value, 0.8, 1);
        Assert.InRange(row.TextureShare!.Value, 0, 0.2);
        Assert.Equal(row.ShapeShare / (row.ShapeShare + row.TextureShare), row.ShapeBias);
    }

    [Fact]
    public void A_state_of_another_recipe_is_thrown_away()
    {
        TrainingOutcome first = Train(Recipe("shapes-convnet"), "a");
        TrainingOutcome other = Train(Recipe("shapes-convnet") with { Steps = 2 }, "a");

        Assert.False(File.Exists(first.Checkpoints[0].Path));
        Assert.Equal(2, Assert.Single(other.Checkpoints).Step);
    }

    [Fact]
    public void A_damaged_state_is_none()
    {
        TrainingOutcome first = Train(Recipe("shapes-convnet"), "a");
        byte[] expected = File.ReadAllBytes(first.Checkpoints[0].Path);
        string state = Path.Combine(_folder, "a", "state.safetensors");
        File.WriteAllBytes(state, File.ReadAllBytes(state)[..^100]);

        Assert.Equal(expected, File.ReadAllBytes(Train(Recipe("shapes-convnet"), "a").Checkpoints[0].Path));
    }

    [Fact]
    public void A_finished_training_is_not_run_again()
    {
        TrainingOutcome first = Train(Recipe("shapes-convnet"), "a");
        DateTime written = File.GetLastWriteTimeUtc(first.Checkpoints[0].Path);
        TrainingOutcome again = Train(Recipe("shapes-convnet"), "a");

        Assert.Equal(written, File.GetLastWriteTimeUtc(again.Checkpoints[0].Path));
        Assert.Equal(first.Curve, again.Curve);
        Assert.Equal(first.Evaluations, again.Evaluations);
    }

    [Fact]
    public void A_readout_of_features_that_tell_everything_decides_right()
    {
        TrainingOutcome outcome = Train(Recipe("shapes-resnet") with { Objective = TrainingObjective.Contrastive, Steps = 6 }, "a");

        Assert.InRange(Assert.Single(outcome.Evaluations).Accuracy, 0.7, 1);
        Assert.Contains("linear-probe", TrainedRegime.Read(outcome.Checkpoints[0].Path)!.Regime.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public void Masked_patches_need_tokens()
        => Assert.Contains("without tokens", Assert.Throws<ModelException>(() => Train(Recipe("shapes-convnet") with { Objective = TrainingObjective.MaskedPatches }, "a")).Message, StringComparison.Ordinal);

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
