using Concord.Models.Catalogue;
using Concord.Models.Regimes;
using Concord.Models.Training;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Training;

/// <summary>Turns the networks to train into jobs.</summary>
internal sealed class TrainingPlanner(RunEnvironment environment, ComputeSpec compute)
{
    /// <summary>Version of what a result holds beside the weights, which have the engine's own.</summary>
    private const string Version = "1";

    // Steps kept along training, the untrained network and the last among them: a curve over three orders of magnitude.
    private const int Kept = 8;

    // Of a layer's value forwards, measured on one core with the shapes' networks.
    private const double SecondsAValue = 3e-9;

    private readonly Dictionary<(TrainingData Data, int Images, double OwnTexture), TrainingPictures> pictures = [];

    /// <summary>The job that trains a network.</summary>
    public TrainJob Plan(TrainingSpec spec)
    {
        ArchitectureEntry entry = ArchitectureCatalogue.Find(spec.Architecture);
        double ownTexture = spec.Settings.OwnTexture ?? TrainingDefaults.OwnTexture(spec.Like);
        TrainingPictures shown = this.Pictures(spec.Data, ownTexture);
        TrainingRecipe recipe = Recipe(spec, shown.Learn, shown.Tests[0].Images.Count);

        // It refuses settings that do not go together, before anything is begun.
        _ = new NetworkTrainer(recipe, shown.Learn, shown.Tests);
        Fingerprint inputs = new Fingerprint()
            .Add("train", Version)
            .Add("recipe", recipe.Canonical)
            .Add("architecture", $"{entry.Id}/{entry.Version}")
            .Add("preprocessing", entry.DefaultPreprocessing.Canonical)
            .Add("pictures", shown.Lines)
            .Add("threads", compute.Threads);
        (long bytes, double seconds) = Cost(entry, recipe, shown);
        return new TrainJob
        {
            Key = inputs.Hash,
            Inputs = inputs.Text,
            Title = $"train {spec.Id}",
            Cached = environment.Store.HasResult(inputs.Hash),
            PeakBytes = bytes,
            ExpectedSeconds = seconds,
            Spec = spec,
            Recipe = recipe,
            Pictures = shown,
        };
    }

    private TrainingPictures Pictures(TrainingData data, double ownTexture)
    {
        int images = data.Images ?? TrainingDefaults.Images;
        if (!this.pictures.TryGetValue((data, images, ownTexture), out TrainingPictures? found))
        {
            found = data.Dataset is { } dataset ? DatasetPictures.Of(environment.Datasets.Load(dataset), data.Side) : RenderedPictures.Of(data.Side, images, ownTexture);
            this.pictures[(data, images, ownTexture)] = found;
        }

        return found;
    }

    // The manifest's settings over the regime's own.
    private static TrainingRecipe Recipe(TrainingSpec spec, ITrainingImages learn, int tested)
    {
        TrainingSettings settings = spec.Settings;
        TrainingRecipe recipe = TrainingDefaults.Of(spec.Like, spec.Architecture);
        Adversary? adversary = recipe.Adversary;
        if (settings.Norm is not null || settings.Epsilon is not null || settings.AttackSteps is not null)
        {
            PerturbationNorm norm = settings.Norm is { } name ? (name == "l2" ? PerturbationNorm.L2 : PerturbationNorm.LInf) : adversary?.Norm ?? PerturbationNorm.LInf;
            double epsilon = settings.Epsilon ?? (adversary?.Norm == norm ? adversary.Epsilon : Reach(norm));
            adversary = settings.AttackSteps is > 1 and var steps ? Adversary.Pgd(norm, epsilon, steps) : Adversary.Fast(norm, epsilon);
        }

        return recipe with
        {
            Regime = spec.Regime,
            Classes = learn.Categories.Count,
            Adversary = adversary,
            AdversaryWarmUp = adversary is null ? 0 : TrainingDefaults.AdversaryWarmUp,
            Attacks = adversary is null || recipe.Attacks.Any(attack => attack.Norm == adversary.Norm && attack.Epsilon == adversary.Epsilon) ? recipe.Attacks : [.. recipe.Attacks, Adversary.Pgd(adversary.Norm, adversary.Epsilon, 10)],
            Images = spec.Data.Images is { } images && images < learn.Count ? images : 0,
            Epochs = settings.Epochs ?? recipe.Epochs,
            Batch = settings.Batch ?? recipe.Batch,
            LearningRate = settings.LearningRate ?? recipe.LearningRate,
            WeightDecay = settings.WeightDecay ?? recipe.WeightDecay,
            Seed = (int)spec.Seed,
            Checkpoints = Kept,
            AttackedImages = Math.Min(recipe.AttackedImages, tested),
        };
    }

    private static double Reach(PerturbationNorm norm) => norm == PerturbationNorm.L2 ? 0.5 : 4 / 255.0;

    // Every block's output is kept for the way back, with its gradient. Forwards is a third of a step; every kept step is tested, the last one also under attack.
    private static (long Bytes, double Seconds) Cost(ArchitectureEntry entry, TrainingRecipe recipe, TrainingPictures pictures)
    {
        ITrainingImages learn = pictures.Learn;
        long values = ArchitectureCatalogue.OutlineOf(entry.Id).Layers.Sum(layer => (long)layer.UnitCount);
        long tested = pictures.Tests.Sum(test => (long)test.Images.Count);
        int shown = recipe.Images > 0 ? recipe.Images : learn.Count;
        double learning = 3 * recipe.Epochs * shown * (1 + (recipe.Adversary?.Steps ?? 0)) * (recipe.Objective == TrainingObjective.Contrastive ? 2 : 1);
        double testing = (recipe.Checkpoints * tested) + (3 * recipe.AttackedImages * recipe.Attacks.Sum(attack => (double)attack.Steps));
        long bytes = CostModel.Base + (3L * learn.Side * learn.Side * (learn.Count + tested)) + (16L * recipe.Batch * values);
        return (bytes, 2 + ((learning + testing) * values * SecondsAValue));
    }
}
