using System.Globalization;

namespace Concord.Models.Regimes;

/// <summary>How weights came about, as far as their source says: a name to compare models by, and the record behind it.</summary>
public sealed record TrainingRegime
{
    /// <summary>What a source that says nothing of its data is recorded as.</summary>
    public const string NotStated = "not stated";

    /// <summary>The factor's level: <c>supervised</c>, <c>self-supervised</c>, <c>adversarial</c>, <c>contrastive-text</c>, … Lower case.</summary>
    public required string Name { get; init; }

    /// <summary>The training data, all stages, such as <c>ImageNet-21k, then ImageNet-1k</c>; "not stated" where the source does not say.</summary>
    public required string Data { get; init; }

    /// <summary>Examples in the training data, or null.</summary>
    public long? Images { get; init; }

    /// <summary>Examples shown during training, repetitions counted, or null.</summary>
    public long? ImagesSeen { get; init; }

    /// <summary>Passes over the data, or null.</summary>
    public double? Epochs { get; init; }

    /// <summary>What was minimised: <c>classification</c>, <c>self-distillation</c>, <c>image–text contrast</c>, …; empty where not stated.</summary>
    public string Objective { get; init; } = "";

    /// <summary>What people had to say of each example.</summary>
    public required TrainingLabels Labels { get; init; }

    /// <summary>How examples were varied; empty where not stated.</summary>
    public string Augmentation { get; init; } = "";

    /// <summary>The perturbations that training defended against, or null for none.</summary>
    public AdversarialBudget? Adversarial { get; init; }

    /// <summary>Computing spent, in the source's words; empty where not stated.</summary>
    public string Compute { get; init; } = "";

    /// <summary>What else distinguishes these weights; may be empty.</summary>
    public string Remark { get; init; } = "";

    /// <summary>The names of all facts that a regime can have.</summary>
    public static IReadOnlyList<string> FactNames { get; } = ["data", "images", "images-seen", "epochs", "objective", "labels", "augmentation", "adversarial-norm", "adversarial-epsilon", "compute"];

    /// <summary>What is known, by the names that a manifest's <c>training:</c> uses; nothing stands for what is not known.</summary>
    public IReadOnlyDictionary<string, string> Facts
    {
        get
        {
            string?[] values =
            [
                Data == NotStated ? null : Data,
                Number(Images),
                Number(ImagesSeen),
                Epochs?.ToString(CultureInfo.InvariantCulture),
                Objective,
                Labels == TrainingLabels.Unknown ? null : Labels.ToString().ToLowerInvariant(),
                Augmentation,
                Adversarial?.NormName,
                Adversarial is { Epsilon: not double.NaN } ? Adversarial.EpsilonText : null,
                Compute,
            ];
            return FactNames.Zip(values).Where(fact => !string.IsNullOrEmpty(fact.Second)).ToDictionary(fact => fact.First, fact => fact.Second!, StringComparer.Ordinal);
        }
    }

    /// <summary>One line: the name, then what is known, then the remark.</summary>
    public string Describe()
    {
        string adversarial = Adversarial is null ? "" : $"adversarial {Adversarial}";
        IEnumerable<string> facts = Facts.Where(fact => !fact.Key.StartsWith("adversarial", StringComparison.Ordinal)).Select(fact => $"{fact.Key} {fact.Value}");
        return $"{Name}: {string.Join("; ", facts.Append(adversarial).Append(Remark).Where(part => part.Length > 0))}";
    }

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
