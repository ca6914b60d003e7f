using Concord.Models.Catalogue;
using Concord.Models.Regimes;

namespace Concord.Models.Training;

/// <summary>Recipes by regime and architecture: the one place for numbers that were found by trying.</summary>
public static class TrainingDefaults
{
    /// <summary>Pictures of the training data.</summary>
    public const int Images = 20_000;

    /// <summary>Share of objects with their category's own texture, where shape and texture both tell the category, as in photographs.</summary>
    /// <remarks>All of them: at .9 the one in ten that wears another texture is enough for a ConvNet to go by shape (bias .90 after 1,200 steps; .4 at 1).</remarks>
    public const double CuesAgree = 1;

    /// <summary>The same where texture tells nothing: one of twelve.</summary>
    public const double CuesApart = 1.0 / 12;

    /// <summary>Share of the steps in which an adversary grows.</summary>
    public const double AdversaryWarmUp = 0.5;

    /// <summary>The names of all regimes.</summary>
    public static IReadOnlyList<string> Regimes { get; } = ["supervised", "adversarial", "adversarial-l2", "shape-biased", "rotation-invariant", "self-supervised", "masked-patches", "label-shuffled"];

    /// <summary>The probability that an object of the training data wears its category's own texture.</summary>
    /// <param name="regime">One of <see cref="Regimes"/>.</param>
    public static double OwnTexture(string regime) => regime == "shape-biased" ? CuesApart : CuesAgree;

    /// <summary>Whether a regime trains against an adversary.</summary>
    /// <param name="regime">One of <see cref="Regimes"/>.</param>
    public static bool IsAdversarial(string regime) => regime is "adversarial" or "adversarial-l2";

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
            "adversarial" => Against(Adversary.Fast(PerturbationNorm.LInf, 4 / 255.0), plain),
            "adversarial-l2" => Against(Adversary.Fast(PerturbationNorm.L2, 0.5), plain),
            "rotation-invariant" => plain with { Augmentation = plain.Augmentation with { HasRotation = true } },
            "self-supervised" => plain with { Objective = TrainingObjective.Contrastive },
            "masked-patches" => plain with { Objective = TrainingObjective.MaskedPatches },
            "label-shuffled" => plain with { HasShuffledLabels = true },
            _ => throw new ModelException($"training regime '{regime}'", "unknown", "a regime that is trained here", NearestName.Suggest(regime, Regimes)),
        };
    }

    // At 8/255, growing or not, the small ConvNet stayed near chance (0.08 and 0.19 of test pictures right after 1200 and 800 steps); at 4/255 it came to 0.90.
    private static TrainingRecipe Against(Adversary adversary, TrainingRecipe plain)
        => plain with { Adversary = adversary, AdversaryWarmUp = AdversaryWarmUp, LearningRate = 2e-3 };

    private static bool IsOfTokens(string architecture) => ArchitectureCatalogue.Find(architecture).Family is "transformer" or "mixer";

    private static TrainingRecipe Plain(string architecture)
    {
        bool isOfTokens = IsOfTokens(architecture);
        return new TrainingRecipe
        {
            Architecture = architecture,
            Augmentation = new Augmentation(Shift: 2, HasFlip: true),

            // The same for all regimes and architectures, so that neither is confounded with the amount of training: six minutes of a processor for the slowest.
            Epochs = 5,
            Batch = 64,
            LearningRate = isOfTokens ? 2e-3 : 4e-3,
            LongestGradient = 1,
            Attacks =
            [
                Adversary.Pgd(PerturbationNorm.LInf, 4 / 255.0, 10),
                Adversary.Pgd(PerturbationNorm.LInf, 8 / 255.0, 10),
                Adversary.Pgd(PerturbationNorm.L2, 0.5, 10),
            ],
        };
    }
}
