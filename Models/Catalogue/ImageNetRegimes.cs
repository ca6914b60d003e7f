using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>How networks for ImageNet's classes were trained, where several publishers did alike.</summary>
internal static class ImageNetRegimes
{
    /// <summary>What most publishers report.</summary>
    public const string Top1 = "top-1, ImageNet-1k validation set";

    /// <summary>Classification of ImageNet-1k, and nothing else known.</summary>
    public static TrainingRegime Supervised { get; } = new() { Name = "supervised", Data = "ImageNet-1k", Objective = "classification", Labels = TrainingLabels.Class };

    /// <summary>Classification of ImageNet-21k's classes, then of ImageNet-1k's.</summary>
    public static TrainingRegime FromImageNet21k { get; } = Supervised with { Data = "ImageNet-21k, then ImageNet-1k" };

    /// <summary>Classification of ImageNet-1k images that were changed to mislead the network.</summary>
    public static TrainingRegime Adversarial(AdversarialBudget budget) => Supervised with { Name = "adversarial", Adversarial = budget };
}
