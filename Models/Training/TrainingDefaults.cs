using Concord.Models.Catalogue;
using Concord.Models.Regimes;

namespace Concord.Models.Training;

/// <summary>Recipes by regime and architecture: the one place for numbers that were found by trying.</summary>
public static class TrainingDefaults
{
    /// <summary>Pictures of the training data.</summary>
    public const int Images = 20_000;

    /// <summary>Share of objects with their category's own texture, where shape and texture both tell the category.</summary>
    public const double CuesAgree = 0.9;

    /// <summary>The same where texture tells nothing: one of twelve.</summary>
    public const double CuesApart = 1.0 / 12;

    /// <summary>The names of all regimes.</summary>
    public static IReadOnlyList<string> Regimes { get; } = ["supervised", "adversarial", "adversarial-l2", "shape-biased", "rotation-invariant", "self-supervised", "masked-patches", "label-shuffled"];

    /// <summary>The probability that an object of the training data wears its category's own texture.</summary>
    /// <param name="regime">One of <see cref="Regimes"/>.</param>
    public static double OwnTexture(string regime) => regime == "shape-biased" ? CuesApart : CuesAgree;

    /// <summary>The recipe of a regime for an architecture.</summary>
    /// <param name="regime">One of <see cref="Regimes"/>.</param>
    /// <param name="architecture">An id of the catalogue.</param>
    /// <exception cref="ModelException">The regime or the architecture is unknown.</exception>
    public static TrainingRecipe Of(string regime, string architecture)
    {
        TrainingRecipe plain = Plain(architecture) with { Regime = regime };
        return regime switch
        {
            "supervised" or "shape-biased" => plain,
            "adversarial" => plain with { Adversary = Adversary.Fast(PerturbationNorm.LInf, 8 / 255.0) },
            "adversarial-l2" => plain with { Adversary = Adversary.Fast(PerturbationNorm.L2, 0.5) },
            "rotation-invariant" => plain with { Augmentation = plain.Augmentation with { HasRotation = true } },
            "self-supervised" => plain with { Objective = TrainingObjective.Contrastive },
            "masked-patches" => plain with { Objective = TrainingObjective.MaskedPatches },
            "label-shuffled" => plain with { HasShuffledLabels = true },
            _ => throw new ModelException($"training regime '{regime}'", "unknown", "a regime that is trained here", NearestName.Suggest(regime, Regimes)),
        };
    }

    private static TrainingRecipe Plain(string architecture)
    {
        bool isOfTokens = ArchitectureCatalogue.Find(architecture).Family is "transformer" or "mixer";
        return new TrainingRecipe
        {
            Architecture = architecture,
            Augmentation = new Augmentation(Shift: 2, HasFlip: true),
            Epochs = 8,
            Batch = 64,
            LearningRate = isOfTokens ? 2e-3 : 4e-3,
            LongestGradient = 1,
            Attacks =
            [
                Adversary.Pgd(PerturbationNorm.LInf, 2 / 255.0, 10),
                Adversary.Pgd(PerturbationNorm.LInf, 8 / 255.0, 10),
                Adversary.Pgd(PerturbationNorm.L2, 0.5, 10),
            ],
        };
    }
}
