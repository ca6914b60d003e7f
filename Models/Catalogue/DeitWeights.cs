using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>DeiT, with and without the distillation token.</summary>
internal static class DeitWeights
{
    private const string Address = "https://dl.fbaipublicfiles.com/deit/";

    private static readonly TrainingRegime s_alone = ImageNetRegimes.Supervised with { Epochs = 300, Augmentation = "RandAugment, random erasing and more (timm's create_transform)" };
    private static readonly TrainingRegime s_distilled = s_alone with { Name = "distilled", Objective = "classification, and a convolutional teacher's decisions" };

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("deit-ti-16.supervised", "deit_tiny_patch16_224-a1311bcf.pth", 72.2, s_alone),
        Entry("deit-s-16.supervised", "deit_small_patch16_224-cd65a155.pth", 79.9, s_alone),
        Entry("deit-b-16.supervised", "deit_base_patch16_224-b5f2ef4d.pth", 81.8, s_alone),
        Entry("deit-b-16.supervised-384", "deit_base_patch16_384-8de9b5d1.pth", 82.9, s_alone with { Remark = "then fitted at 384 pixels" }, 384),
        Entry("deit-ti-16-distilled.distilled", "deit_tiny_distilled_patch16_224-b40b3cf7.pth", 74.5, s_distilled),
        Entry("deit-s-16-distilled.distilled", "deit_small_distilled_patch16_224-649709d9.pth", 81.2, s_distilled),
        Entry("deit-b-16-distilled.distilled", "deit_base_distilled_patch16_224-df68dfff.pth", 83.4, s_distilled),
        Entry("deit-b-16-distilled.distilled-384", "deit_base_distilled_patch16_384-d0272ac0.pth", 85.2, s_distilled with { Epochs = 1000, Remark = "at 384 pixels" }, 384),
    ];

    private static PublicWeights Entry(string id, string file, double accuracy, TrainingRegime regime, int size = 224) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        Url = Address + file,
        Sha256 = WeightsNames.Digits(file),
        Licence = "Apache-2.0",
        Regime = regime,
        // datasets.py: int(size / 0.875), then a crop.
        Preprocessing = PreprocessingSpec.ImageNet((int)(size / 0.875), size, Interpolation.Bicubic),
        NormalizationEvidence = "datasets.build_transform and the default crop ratio in main.py of the repository",
        Source = "facebookresearch/deit@7e160fe43f0252d17191b71cbb5826254114ea5b models.py, README_deit.md; epochs: main.py's default",
        Citation = Citations.Deit,
        ReportedAccuracy = accuracy,
        AccuracyMeasure = ImageNetRegimes.Top1,
    };
}
