using System.Globalization;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>The adversarially trained ImageNet networks of microsoft/robust-models-transfer: one architecture over many ε, the standard network (ε 0) trained alike. The repository's own addresses expired in 2021; of ten files model-vs-human names the new one.</summary>
internal static class RobustTransferWeights
{
    private const string Moved = "https://huggingface.co/madrylab/robust-imagenet-models";

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Standard("resnet18", "resnet18_l2_eps0", 69.79),
        L2("resnet18", "resnet18_l2_eps0.01", 0.01, 69.90),
        L2("resnet18", "resnet18_l2_eps0.03", 0.03, 69.24),
        L2("resnet18", "resnet18_l2_eps0.05", 0.05, 69.15),
        L2("resnet18", "resnet18_l2_eps0.1", 0.1, 68.77),
        L2("resnet18", "resnet18_l2_eps0.25", 0.25, 67.43),
        L2("resnet18", "resnet18_l2_eps0.5", 0.5, 65.49),
        L2("resnet18", "resnet18_l2_eps1", 1, 62.32),
        L2("resnet18", "resnet18_l2_eps3", 3, 53.12),
        L2("resnet18", "resnet18_l2_eps5", 5, 45.59),
        Standard("resnet50", "resnet50_l2_eps0", 75.80),
        L2("resnet50", "resnet50_l2_eps0.01", 0.01, 75.68),
        L2("resnet50", "resnet50_l2_eps0.03", 0.03, 75.76),
        L2("resnet50", "resnet50_l2_eps0.05", 0.05, 75.59),
        L2("resnet50", "resnet50_l2_eps0.1", 0.1, 74.78),
        L2("resnet50", "resnet50_l2_eps0.25", 0.25, 74.14),
        L2("resnet50", "resnet50_l2_eps0.5", 0.5, 73.16),
        L2("resnet50", "resnet50_l2_eps1", 1, 70.43),
        L2("resnet50", "resnet50_l2_eps3", 3, 62.83),
        L2("resnet50", "resnet50_l2_eps5", 5, 56.13),
        Standard("wide-resnet50-2", "wide_resnet50_2_l2_eps0", 76.97),
        L2("wide-resnet50-2", "wide_resnet50_2_l2_eps0.01", 0.01, 77.25),
        L2("wide-resnet50-2", "wide_resnet50_2_l2_eps0.03", 0.03, 77.26),
        L2("wide-resnet50-2", "wide_resnet50_2_l2_eps0.05", 0.05, 77.17),
        L2("wide-resnet50-2", "wide_resnet50_2_l2_eps0.1", 0.1, 76.74),
        L2("wide-resnet50-2", "wide_resnet50_2_l2_eps0.25", 0.25, 76.21),
        L2("wide-resnet50-2", "wide_resnet50_2_l2_eps0.5", 0.5, 75.11),
        L2("wide-resnet50-2", "wide_resnet50_2_l2_eps1", 1, 73.41),
        L2("wide-resnet50-2", "wide_resnet50_2_l2_eps3", 3, 66.90),
        L2("wide-resnet50-2", "wide_resnet50_2_l2_eps5", 5, 60.94),
        Standard("resnext50-32x4d", "resnext50_32x4d_l2_eps0", 77.38),
        L2("resnext50-32x4d", "resnext50_32x4d_l2_eps3", 3, 66.25),
        LInf("resnet18", "resnet18_linf_eps0.5", 0.5, 66.13),
        LInf("resnet18", "resnet18_linf_eps1.0", 1, 63.46),
        LInf("resnet18", "resnet18_linf_eps2.0", 2, 59.63),
        LInf("resnet18", "resnet18_linf_eps4.0", 4, 52.49),
        LInf("resnet18", "resnet18_linf_eps8.0", 8, 42.11),
        LInf("resnet50", "resnet50_linf_eps0.5", 0.5, 73.73),
        LInf("resnet50", "resnet50_linf_eps1.0", 1, 72.05),
        LInf("resnet50", "resnet50_linf_eps2.0", 2, 69.10),
        LInf("resnet50", "resnet50_linf_eps4.0", 4, 63.86),
        LInf("resnet50", "resnet50_linf_eps8.0", 8, 54.53),
        LInf("wide-resnet50-2", "wide_resnet50_2_linf_eps0.5", 0.5, 75.82),
        LInf("wide-resnet50-2", "wide_resnet50_2_linf_eps1.0", 1, 74.65),
        LInf("wide-resnet50-2", "wide_resnet50_2_linf_eps2.0", 2, 72.35),
        LInf("wide-resnet50-2", "wide_resnet50_2_linf_eps4.0", 4, 68.41),
        LInf("wide-resnet50-2", "wide_resnet50_2_linf_eps8.0", 8, 60.82),
    ];

    private static PublicWeights Standard(string architecture, string file, double accuracy) =>
        Entry($"{architecture}.supervised-robust-transfer", file, accuracy, ImageNetRegimes.Supervised with { Remark = "the same training with ε 0" });

    private static PublicWeights L2(string architecture, string file, double epsilon, double accuracy) =>
        Entry(string.Create(CultureInfo.InvariantCulture, $"{architecture}.adversarial-l2-eps{epsilon}"), file, accuracy, ImageNetRegimes.Adversarial(AdversarialBudget.L2(epsilon)));

    private static PublicWeights LInf(string architecture, string file, double levels, double accuracy) =>
        Entry(string.Create(CultureInfo.InvariantCulture, $"{architecture}.adversarial-linf-eps{levels}"), file, accuracy, ImageNetRegimes.Adversarial(AdversarialBudget.LInf(levels)));

    private static PublicWeights Entry(string id, string file, double accuracy, TrainingRegime regime)
    {
        // modelvshuman/models/pytorch/adversarially_robust/robust_models.py names these ten addresses and no others.
        bool named = file.StartsWith("resnet50_l2_", StringComparison.Ordinal);
        return new()
        {
            Id = id,
            Architecture = WeightsNames.Architecture(id),
            Url = named ? $"{Moved}/resolve/main/{file}.ckpt" : null,
            LandingPage = Moved,
            Licence = "MIT (repository)",
            Regime = regime,
            Preprocessing = PreprocessingSpec.ImageNet(),
            NormalizationEvidence = "MadryLab/robustness@a9541241defd9972e9334bfcdb804f6aefe24dc7, with which they were trained: TEST_TRANSFORMS_IMAGENET (data_augmentation.py), mean and deviation (datasets.py)",
            Source = "microsoft/robust-models-transfer@cea2c37f09ae24485b7e593a470aa350c3fb32ee README.md; where they moved: bethgelab/model-vs-human@79ed7cd1d9ac3a114e71b6638f0a98bdd627316c modelvshuman/models/pytorch/adversarially_robust/robust_models.py",
            Citation = PublisherCitations.RobustTransfer,
            ReportedAccuracy = accuracy,
            AccuracyMeasure = ImageNetRegimes.Top1,
            Note = $"file {file}.ckpt, written by the robustness library",
        };
    }
}
