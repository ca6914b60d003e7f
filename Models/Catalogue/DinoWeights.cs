using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>DINO: vision transformers without labels; backbones without a classifier, hashes not published.</summary>
internal static class DinoWeights
{
    private const string Address = "https://dl.fbaipublicfiles.com/dino/";

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("dino-vit-s-16.self-supervised", "dino_deitsmall16_pretrain/dino_deitsmall16_pretrain.pth", 77.0, "74.5"),
        Entry("dino-vit-s-8.self-supervised", "dino_deitsmall8_pretrain/dino_deitsmall8_pretrain.pth", 79.7, "78.3"),
        Entry("dino-vit-b-16.self-supervised", "dino_vitbase16_pretrain/dino_vitbase16_pretrain.pth", 78.2, "76.1"),
        Entry("dino-vit-b-8.self-supervised", "dino_vitbase8_pretrain/dino_vitbase8_pretrain.pth", 80.1, "77.4"),
    ];

    private static PublicWeights Entry(string id, string file, double linear, string neighbours) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        Url = Address + file,
        Licence = "Apache-2.0",
        Regime = new() { Name = "self-supervised", Data = "ImageNet-1k", Objective = "self-distillation (DINO)", Labels = TrainingLabels.None, Augmentation = "multi-crop" },
        Preprocessing = PreprocessingSpec.ImageNet(interpolation: Interpolation.Bicubic),
        NormalizationEvidence = "eval_knn.py and eval_linear.py of the repository",
        Source = "facebookresearch/dino@7c446df5b9f45747937fb0d72314eb9f7b66930a hubconf.py, README.md",
        Citation = Citations.Dino,
        ReportedAccuracy = linear,
        AccuracyMeasure = "linear probe, ImageNet-1k validation set",
        Note = $"k nearest neighbours: {neighbours} %",
    };
}
