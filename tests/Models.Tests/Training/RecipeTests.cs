using Concord.Models.Regimes;
using Concord.Models.Training;

namespace Concord.Models.Tests.Training;

public sealed class RecipeTests
{
    [Theory]
    [InlineData(1, 100, new long[] { 100 })]
    [InlineData(2, 100, new long[] { 0, 100 })]
    [InlineData(3, 100, new long[] { 0, 1, 100 })]
    [InlineData(4, 100, new long[] { 0, 1, 10, 100 })]
    [InlineData(9, 4, new long[] { 0, 1, 2, 3, 4 })]
    public void Kept_steps_are_spaced_by_a_factor(int count, long last, long[] expected)
        => Assert.Equal(expected, TrainingRecipe.LogSpaced(count, last));

    [Fact]
    public void Every_default_is_a_recipe_of_its_own()
    {
        string[] texts = [.. TrainingDefaults.Regimes.Select(regime => TrainingDefaults.Of(regime, "shapes-vit").Canonical)];

        Assert.Equal(texts.Length, texts.Distinct().Count());
        Assert.Equal(1.0 / 12, TrainingDefaults.OwnTexture("shape-biased"));
        Assert.Equal(1, TrainingDefaults.OwnTexture("adversarial"));
        Assert.Contains("shape-biased", Assert.Throws<ModelException>(() => TrainingDefaults.Of("shape-based", "shapes-vit")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_decides_the_bytes_is_in_the_canonical_text()
    {
        TrainingRecipe recipe = new() { Architecture = "shapes-vit" };
        TrainingRecipe[] others =
        [
            recipe with { Architecture = "shapes-mixer" },
            recipe with { Classes = 14 },
            recipe with { Adversary = Adversary.Fast(PerturbationNorm.L2, 0.5) },
            recipe with { Adversary = Adversary.Fast(PerturbationNorm.LInf, 0.5) },
            recipe with { Adversary = Adversary.Fast(PerturbationNorm.L2, 0.5), AdversaryWarmUp = 0.5 },
            recipe with { Augmentation = new Augmentation(HasRotation: true) },
            recipe with { HasShuffledLabels = true },
            recipe with { Images = 10 },
            recipe with { Epochs = 9 },
            recipe with { Steps = 9 },
            recipe with { Batch = 65 },
            recipe with { Optimizer = OptimizerKind.Sgd },
            recipe with { LearningRate = 1e-3 },
            recipe with { Objective = TrainingObjective.Contrastive },
            recipe with { Seed = 1 },
            recipe with { Checkpoints = 3 },
            recipe with { KeptSteps = [0] },
        ];

        Assert.Equal(others.Length + 1, others.Append(recipe).Select(other => other.Canonical).Distinct().Count());
    }

    [Fact]
    public void Settings_that_do_not_go_together_are_refused()
    {
        StripedImages images = new(8);
        TrainingRecipe recipe = new() { Architecture = "shapes-vit" };
        foreach (TrainingRecipe wrong in (TrainingRecipe[])[
            recipe with { Images = 9 },
            recipe with { Classes = 3 },
            recipe with { Batch = 1 },
            recipe with { LearningRate = 0 },
            recipe with { Objective = TrainingObjective.Contrastive, Adversary = Adversary.Fast(PerturbationNorm.L2, 0.5) }])
        {
            Assert.Contains("training of shapes-vit", Assert.Throws<ModelException>(() => new NetworkTrainer(wrong, images, [])).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ModelException>(() => new NetworkTrainer(recipe, images, [new EvaluationSet("other", new StripedImages(8, classes: 5))]));
        Assert.Throws<ModelException>(() => new NetworkTrainer(recipe, images, [new EvaluationSet("other", images, [1, 2])]));
    }

    [Fact]
    public void The_rate_rises_and_falls()
    {
        TrainingRecipe recipe = new() { Architecture = "shapes-vit", LearningRate = 1, WarmUp = 0.1 };
        double[] rates = [.. Enumerable.Range(0, 100).Select(step => LearningRateSchedule.Of(recipe, step, 100))];

        Assert.Equal(0.1, rates[0], 1e-12);
        Assert.Equal(1, rates[9], 1e-12);
        Assert.Equal(1, rates[10], 1e-12);
        Assert.Equal(0.5, rates[55], 1e-12);
        Assert.InRange(rates[99], 0, 1e-3);
    }
}
