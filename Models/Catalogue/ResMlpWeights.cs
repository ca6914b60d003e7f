using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>ResMLP of facebookresearch/deit; hashes not published.</summary>
internal static class ResMlpWeights
{
    private const string Address = "https://dl.fbaipublicfiles.com/deit/";
    private const string Timm = "; accuracy: huggingface/pytorch-image-models@aa4b5850c1543fa488abf260f18390eda46cf85d results/results-imagenet.csv";

    private static readonly TrainingRegime s_distilled = ImageNetRegimes.Supervised with { Name = "distilled", Remark = "the distilled version of the method" };
    private static readonly TrainingRegime s_self = new() { Name = "self-supervised", Data = "ImageNet-1k", Objective = "self-distillation (DINO)", Labels = TrainingLabels.None };

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Alone("resmlp-s12.supervised", "resmlp_12_no_dist.pth", 76.660),
        Alone("resmlp-s24.supervised", "resmlp_24_no_dist.pth", 79.380),
        Alone("resmlp-s36.supervised", "resmlp_36_no_dist.pth", 79.772),
        Alone("resmlp-b24.supervised", "resmlpB_24_no_dist.pth", 81.034),
        Entry("resmlp-s12.distilled", "resmlp_12_dist.pth", 77.8, s_distilled),
        Entry("resmlp-s24.distilled", "resmlp_24_dist.pth", 80.8, s_distilled),
        Entry("resmlp-s36.distilled", "resmlp_36_dist.pth", 81.1, s_distilled),
        Entry("resmlp-b24.distilled", "resmlpB_24_dist.pth", 83.6, s_distilled),
        Entry("resmlp-b24.supervised-22k-1k", "resmlpB_24_22k.pth", 84.4, ImageNetRegimes.Supervised with { Data = "ImageNet-22k, then ImageNet-1k" }),
        Entry("resmlp-s24.self-supervised", "resmlp_24_dino.pth", 69.4, s_self) with { AccuracyMeasure = "k nearest neighbours, ImageNet-1k validation set" },
    ];

    private static PublicWeights Alone(string id, string file, double accuracy)
    {
        PublicWeights entry = Entry(id, file, accuracy, ImageNetRegimes.Supervised);
        return entry with { Source = entry.Source + Timm, AccuracyMeasure = ImageNetRegimes.Top1 + ", as timm measured it" };
    }

    private static PublicWeights Entry(string id, string file, double accuracy, TrainingRegime regime) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        Url = Address + file,
        Licence = "Apache-2.0",
        Regime = regime,
        // README_resmlp.md: int(224 / 0.9), then a crop.
        Preprocessing = PreprocessingSpec.ImageNet((int)(224 / 0.9), 224, Interpolation.Bicubic),
        NormalizationEvidence = "get_test_transforms in README_resmlp.md of the repository",
        Source = "facebookresearch/deit@7e160fe43f0252d17191b71cbb5826254114ea5b resmlp_models.py, README_resmlp.md",
        Citation = Citations.ResMlp,
        ReportedAccuracy = accuracy,
        AccuracyMeasure = ImageNetRegimes.Top1,
    };
}
