using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>How the small CIFAR-10 networks of the catalogue were trained.</summary>
internal static class CifarRegimes
{
    /// <summary>An L∞ budget of a size that the source does not state.</summary>
    public static AdversarialBudget LInfNotStated { get; } = new(PerturbationNorm.LInf);

    /// <summary>Classification of the 50,000 training images.</summary>
    public static TrainingRegime Supervised { get; } = new() { Name = "supervised", Data = "CIFAR-10", Objective = "classification", Labels = TrainingLabels.Class };

    /// <summary>The same with shifted and mirrored copies.</summary>
    public static TrainingRegime CropAndFlip { get; } = Supervised with { Augmentation = "random crop and flip" };

    /// <summary>Classification of images that were changed to mislead the network.</summary>
    public static TrainingRegime Adversarial(AdversarialBudget budget, string remark = "") => Supervised with { Name = "adversarial", Adversarial = budget, Remark = remark };

    /// <summary>Classification of both changed and unchanged images.</summary>
    public static TrainingRegime Mixed(string remark = "") => Supervised with { Name = "adversarial-mixed", Adversarial = LInfNotStated, Remark = string.Join(", ", new[] { "adversarial and regular examples mixed", remark }.Where(part => part.Length > 0)) };

    /// <summary>Classification with a proven bound on what a change of the image can do.</summary>
    public static TrainingRegime Certified(AdversarialBudget budget, string remark = "") => Supervised with { Name = "certified", Adversarial = budget, Remark = remark };
}
