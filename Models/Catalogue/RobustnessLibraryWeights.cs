using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>The adversarially trained ImageNet ResNet-50s of MadryLab/robustness: to be fetched by hand, from a page of Dropbox.</summary>
internal static class RobustnessLibraryWeights
{
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("resnet50.adversarial-l2-eps3-madry", "https://www.dropbox.com/s/knf4uimlqsi1yz8/imagenet_l2_3_0.pt?dl=0", AdversarialBudget.L2(3), 57.90),
        Entry("resnet50.adversarial-linf-eps4-madry", "https://www.dropbox.com/s/axfuary2w1cnyrg/imagenet_linf_4.pt?dl=0", AdversarialBudget.LInf(4), 62.42),
        Entry("resnet50.adversarial-linf-eps8-madry", "https://www.dropbox.com/s/yxn15a9zklz3s8q/imagenet_linf_8.pt?dl=0", AdversarialBudget.LInf(8), 47.91),
    ];

    private static PublicWeights Entry(string id, string page, AdversarialBudget budget, double accuracy) => new()
    {
        Id = id,
        Architecture = "resnet50",
        LandingPage = page,
        Licence = "MIT (repository)",
        Regime = ImageNetRegimes.Adversarial(budget) with { Augmentation = "random resized crop, flip, colour jitter, lighting" },
        Preprocessing = PreprocessingSpec.ImageNet(),
        NormalizationEvidence = "TEST_TRANSFORMS_IMAGENET (robustness/data_augmentation.py), mean and deviation (robustness/datasets.py) of the repository",
        Source = "MadryLab/robustness@a9541241defd9972e9334bfcdb804f6aefe24dc7 README.rst",
        Citation = PublisherCitations.RobustnessLibrary,
        ReportedAccuracy = accuracy,
        AccuracyMeasure = ImageNetRegimes.Top1,
        Note = "written by the robustness library, with dill",
    };
}
