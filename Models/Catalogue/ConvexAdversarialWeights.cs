using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>The provably robust CIFAR-10 ConvNets of locuslab/convex_adversarial. Each file holds a cascade; its first network, which decides first, is what is loaded.</summary>
internal static class ConvexAdversarialWeights
{
    private const string Address = "https://raw.githubusercontent.com/locuslab/convex_adversarial/2cd8149249b9e90383af10fc7e9b9fe90166813e/";
    private const string Repository = "locuslab/convex_adversarial@2cd8149249b9e90383af10fc7e9b9fe90166813e";

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        new()
        {
            Id = "cifar-cnn-small.certified-8px",
            Architecture = "cifar-cnn-small",
            Url = Address + "models_scaled/cifar_small_8px.pth",
            Sha256 = "f07c615f58616cbc7667974f146c4baa851bf0e71df8431a150abea8b7901f37",
            Bytes = 2_755_704,
            Licence = "MIT",
            Regime = CifarRegimes.Certified(AdversarialBudget.LInf(8), "ε from the file name; cascade of 3"),
            Preprocessing = StimulusPreparation.CifarOval,
            NormalizationKnown = false,
            NormalizationEvidence = "normalisation unknown; that of cifar_wide, of the same origin, is taken",
            Source = Repository,
            Citation = Citations.KolterWong,
            Note = "the first network of the cascade; state_dict[1] and state_dict[2] name the others",
        },
        new()
        {
            Id = "cifar-cnn-small.certified-l2-36px",
            Architecture = "cifar-cnn-small",
            Url = Address + "models_scaled_l2/cifar_small_36px.pth",
            Sha256 = "d99894f1fe2866dd3509d3b2a69e16110e58c8d04bd696a070ad6e23d22f11b7",
            Bytes = 1_830_278,
            Licence = "MIT",
            Regime = CifarRegimes.Certified(AdversarialBudget.L2(36.0 / 255), "ε from the file name; cascade of 2"),
            Preprocessing = StimulusPreparation.CifarOval,
            NormalizationKnown = false,
            NormalizationEvidence = "normalisation unknown; that of cifar_wide, of the same origin, is taken",
            Source = Repository,
            Citation = Citations.KolterWong,
            Note = "the first network of the cascade; state_dict[1] names the other",
        },
    ];
}
