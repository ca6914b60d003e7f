using Concord.Models.Regimes;
using Concord.Models.Training;

namespace Concord.Models.Tests.Training;

/// <summary>The same recipe gives the same bytes: twice, and however often it is interrupted.</summary>
[Collection(nameof(RunsAlone))]
public sealed class RepeatabilityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("training").FullName;

    public static TheoryData<string> Recipes { get; } = ["adversarial", "sgd", "contrastive", "masked", "l2"];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Recipes))]
    public void An_interrupted_training_ends_in_the_bytes_of_an_undisturbed_one(string name)
    {
        TrainingRecipe recipe = Recipe(name);
        TrainingOutcome once = Run(recipe, "once", null)!;
        TrainingOutcome again = Run(recipe, "again", null)!;
        TrainingOutcome? cut = null;
        for (int part = 0; part < 20 && cut is null; part++)
        {
            cut = Run(recipe, "cut", 1 + (part % 2), isKilled: part % 3 == 1);
        }

        Assert.NotNull(cut);
        Assert.Equal(once.Checkpoints.Select(kept => kept.Step), cut.Checkpoints.Select(kept => kept.Step));
        foreach ((KeptCheckpoint first, KeptCheckpoint second, KeptCheckpoint third) in once.Checkpoints.Zip(again.Checkpoints, cut.Checkpoints))
        {
            byte[] bytes = File.ReadAllBytes(first.Path);
            Assert.Equal(bytes, File.ReadAllBytes(second.Path));
            Assert.Equal(bytes, File.ReadAllBytes(third.Path));
        }

        Assert.Equal(once.Curve, cut.Curve);
        Assert.Equal(once.Evaluations, cut.Evaluations);
        Assert.Equal(once.Robustness, cut.Robustness);
    }

    private static TrainingRecipe Recipe(string name)
    {
        TrainingRecipe recipe = new() { Architecture = name switch { "masked" => "shapes-mixer", "l2" => "shapes-vit", "sgd" => "shapes-convnet", _ => "shapes-resnet" }, Steps = 5, Batch = 8, Seed = 7, KeptSteps = [0, 2], Augmentation = new Augmentation(2, HasFlip: true) };
        return name switch
        {
            "adversarial" => recipe with { Adversary = Adversary.Fast(PerturbationNorm.LInf, 8 / 255.0), AdversaryWarmUp = 0.5, Attacks = [Adversary.Pgd(PerturbationNorm.LInf, 8 / 255.0, 2)] },
            "l2" => recipe with { Adversary = Adversary.Pgd(PerturbationNorm.L2, 0.5, 2), Augmentation = new Augmentation(HasRotation: true) },
            "sgd" => recipe with { Optimizer = OptimizerKind.Sgd, LearningRate = 0.05 },
            "contrastive" => recipe with { Objective = TrainingObjective.Contrastive },
            _ => recipe with { Objective = TrainingObjective.MaskedPatches },
        };
    }

    // Interrupted after some steps if told so: then null until the training is done. A kill leaves the state as it was last saved.
    private TrainingOutcome? Run(TrainingRecipe recipe, string name, int? steps, bool isKilled = false)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        NetworkTrainer trainer = new(recipe, new StripedImages(40), [new EvaluationSet("test", new StripedImages(16, seed: 1))]) { BetweenReports = TimeSpan.Zero };
        try
        {
            return trainer.Run(Path.Combine(_folder, name), steps is { } most ? new Interruption(most, stop, isKilled) : null, stop.Token);
        }
        catch (Exception exception) when (steps is not null && exception is OperationCanceledException or Killed)
        {
            return null;
        }
    }

    private sealed class Killed : Exception;

    private sealed class Interruption(int steps, CancellationTokenSource stop, bool isKilled) : IProgress<TrainingProgress>
    {
        private int _left = steps;

        public void Report(TrainingProgress value)
        {
            if (--_left == 0)
            {
                if (isKilled)
                {
                    throw new Killed();
                }

                stop.Cancel();
            }
        }
    }
}
