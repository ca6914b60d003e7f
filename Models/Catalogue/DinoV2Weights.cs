using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>DINOv2, without and with registers; backbones without a classifier, hashes not published. All but g were distilled from g.</summary>
internal static class DinoV2Weights
{
    private const string Address = "https://dl.fbaipublicfiles.com/dinov2/";

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("dinov2-s-14.self-supervised", "dinov2_vits14/dinov2_vits14_pretrain.pth", 81.1, "79.0"),
        Entry("dinov2-b-14.self-supervised", "dinov2_vitb14/dinov2_vitb14_pretrain.pth", 84.5, "82.1"),
        Entry("dinov2-l-14.self-supervised", "dinov2_vitl14/dinov2_vitl14_pretrain.pth", 86.3, "83.5"),
        Entry("dinov2-g-14.self-supervised", "dinov2_vitg14/dinov2_vitg14_pretrain.pth", 86.5, "83.5"),
        Entry("dinov2-s-14-reg.self-supervised", "dinov2_vits14/dinov2_vits14_reg4_pretrain.pth", 80.9, "79.1"),
        Entry("dinov2-b-14-reg.self-supervised", "dinov2_vitb14/dinov2_vitb14_reg4_pretrain.pth", 84.6, "82.0"),
        Entry("dinov2-l-14-reg.self-supervised", "dinov2_vitl14/dinov2_vitl14_reg4_pretrain.pth", 86.7, "83.8"),
        Entry("dinov2-g-14-reg.self-supervised", "dinov2_vitg14/dinov2_vitg14_reg4_pretrain.pth", 87.1, "83.7"),
    ];

    private static PublicWeights Entry(string id, string file, double linear, string neighbours) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        Url = Address + file,
        Licence = "Apache-2.0",
        Regime = new()
        {
            Name = "self-supervised",
            Data = "LVD-142M",
            Images = 142_000_000,
            Objective = "self-distillation (DINO), masked images (iBOT), KoLeo",
            Labels = TrainingLabels.None,
            Augmentation = "multi-crop",
            Remark = file.Contains("vitg14", StringComparison.Ordinal) ? "from scratch" : "distilled from the frozen g",
        },
        Preprocessing = PreprocessingSpec.ImageNet(interpolation: Interpolation.Bicubic),
        NormalizationEvidence = "dinov2/data/transforms.py, make_classification_eval_transform, of the repository",
        Source = "facebookresearch/dinov2@b8931f7bf91576930313be2c6d6af376033b35f0 dinov2/hub/backbones.py, README.md, MODEL_CARD.md",
        Citation = file.Contains("reg4", StringComparison.Ordinal) ? Citations.Registers : Citations.DinoV2,
        ReportedAccuracy = linear,
        AccuracyMeasure = "linear probe, ImageNet-1k validation set",
        Note = $"k nearest neighbours: {neighbours} %",
    };
}
