using System.Globalization;

namespace Concord.Models.Training;

/// <summary>All settings of one training, but the data.</summary>
/// <remarks>Defaults by regime and architecture are in <see cref="TrainingDefaults"/>. Equality compares lists by reference; <see cref="Canonical"/> tells whether two are the same.</remarks>
public sealed record TrainingRecipe
{
    /// <summary>Version of the engine: raised when the same recipe would give other bytes.</summary>
    public const int EngineVersion = 1;

    /// <summary>An id of the catalogue.</summary>
    public required string Architecture { get; init; }

    /// <summary>Number of labels; 0 for that of the data.</summary>
    public int Classes { get; init; }

    /// <summary>Name of the regime, as comparisons have it: <c>supervised</c>, <c>adversarial</c>, ….</summary>
    public string Regime { get; init; } = "supervised";

    /// <summary>The data in words, for the record in the file; null for their canonical text.</summary>
    public string? Data { get; init; }

    /// <summary>What is learnt.</summary>
    public TrainingObjective Objective { get; init; }

    /// <summary>Who perturbs the examples; null for nobody. With classification only.</summary>
    public Adversary? Adversary { get; init; }

    /// <summary>Share of the steps in which the adversary's ε and step rise from 0: a network that knows nothing yet learns nothing from the strongest examples.</summary>
    public double AdversaryWarmUp { get; init; }

    /// <summary>How examples are varied; the contrastive objective has its own views besides.</summary>
    public Augmentation Augmentation { get; init; } = Augmentation.None;

    /// <summary>Whether the labels are dealt out anew over the pictures, once.</summary>
    public bool HasShuffledLabels { get; init; }

    /// <summary>How many of the pictures are used, the first of a seeded permutation; 0 for all.</summary>
    public int Images { get; init; }

    /// <summary>Passes over the pictures; a last batch that is not full is left out.</summary>
    public double Epochs { get; init; } = 8;

    /// <summary>Steps in place of <see cref="Epochs"/>; 0 for those.</summary>
    public long Steps { get; init; }

    /// <summary>Examples of a step.</summary>
    public int Batch { get; init; } = 128;

    /// <summary>The optimiser.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.AdamW;

    /// <summary>The highest learning rate.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Share of the steps in which the rate rises from 0, before it falls to 0 as a cosine.</summary>
    public double WarmUp { get; init; } = 0.1;

    /// <summary>Weight decay of the parameters with more than one dimension.</summary>
    public double WeightDecay { get; init; } = 0.05;

    /// <summary>Longest gradient; longer ones are shortened. 0 for any.</summary>
    public double LongestGradient { get; init; }

    /// <summary>Share of the target that is spread over all labels.</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Temperature of the contrastive objective.</summary>
    public double Temperature { get; init; } = 0.2;

    /// <summary>Share of the patches that is hidden.</summary>
    public double MaskedShare { get; init; } = 0.5;

    /// <summary>Seed of weights, order, views and perturbations.</summary>
    public int Seed { get; init; }

    /// <summary>Steps whose network is kept; the last always is. See <see cref="LogSpaced"/>.</summary>
    public IReadOnlyList<long> KeptSteps { get; init; } = [];

    /// <summary>In place of <see cref="KeptSteps"/>, how many steps are kept, log-spaced, 0 and the last among them; 0 for <see cref="KeptSteps"/>.</summary>
    public int Checkpoints { get; init; }

    /// <summary>Attacks on the last checkpoint.</summary>
    public IReadOnlyList<Adversary> Attacks { get; init; } = [];

    /// <summary>Pictures of the first evaluation set that are attacked.</summary>
    public int AttackedImages { get; init; } = 500;

    /// <summary>Stable text of every setting that decides the bytes of the result, and the engine's version.</summary>
    public string Canonical => string.Join(';', Settings.Select(setting => $"{setting.Name}={setting.Value}"));

    private IEnumerable<(string Name, string Value)> Settings =>
    [
        ("engine", Text(EngineVersion)),
        ("initialization", Text(Regimes.SeededInitialization.Version)),
        ("architecture", Architecture),
        ("classes", Text(Classes)),
        ("regime", Regime),
        ("data", Data ?? ""),
        ("objective", Objective.ToString()),
        ("adversary", Adversary?.Canonical ?? "none"),
        ("adversary-warm-up", Adversary is null ? "" : Text(AdversaryWarmUp)),
        ("augmentation", Augmentation.Canonical),
        ("labels", HasShuffledLabels ? "shuffled" : "own"),
        ("images", Text(Images)),
        ("epochs", Text(Steps > 0 ? 0 : Epochs)),
        ("steps", Text(Steps)),
        ("batch", Text(Batch)),
        ("optimizer", Optimizer.ToString()),
        ("rate", Text(LearningRate)),
        ("warm-up", Text(WarmUp)),
        ("decay", Text(WeightDecay)),
        ("longest-gradient", Text(LongestGradient)),
        ("smoothing", Text(LabelSmoothing)),
        ("temperature", Objective == TrainingObjective.Contrastive ? Text(Temperature) : ""),
        ("masked", Objective == TrainingObjective.MaskedPatches ? Text(MaskedShare) : ""),
        ("seed", Text(Seed)),
        ("kept", Checkpoints > 0 ? $"log{Checkpoints}" : string.Join(',', KeptSteps)),
        ("attacks", string.Join('/', Attacks.Select(attack => attack.Canonical))),
        ("attacked", Attacks.Count > 0 ? Text(AttackedImages) : ""),
    ];

    /// <summary>Steps and examples of a step for a number of pictures: a last batch that is not full is left out.</summary>
    /// <param name="pictures">Pictures that are used.</param>
    internal (long Steps, long StepsOfEpoch, int Batch) LengthFor(int pictures)
    {
        int batch = Math.Min(Batch, pictures);
        long stepsOfEpoch = pictures / batch;
        return (Steps > 0 ? Steps : Math.Max(1, (long)Math.Round(Epochs * stepsOfEpoch)), stepsOfEpoch, batch);
    }

    /// <summary>Steps from 0 to the last, the others each the same factor apart.</summary>
    /// <param name="count">How many at most; small steps that fall together are kept once.</param>
    /// <param name="last">The last step.</param>
    public static IReadOnlyList<long> LogSpaced(int count, long last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        IEnumerable<long> between = Enumerable.Range(0, Math.Max(0, count - 1)).Select(i => (long)Math.Round(Math.Pow(last, count > 2 ? i / (count - 2.0) : 1)));
        return [.. (count > 1 ? between.Prepend(0) : [last]).Append(last).Distinct().Order()];
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
