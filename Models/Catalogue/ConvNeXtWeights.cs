using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>ConvNeXt as its authors publish it: from ImageNet-1k, from ImageNet-22k, and from both; hashes not published.</summary>
internal static class ConvNeXtWeights
{
    private const string Address = "https://dl.fbaipublicfiles.com/convnext/";

    private static readonly TrainingRegime s_small = ImageNetRegimes.Supervised with { Epochs = 300 };
    private static readonly TrainingRegime s_large = ImageNetRegimes.Supervised with { Data = "ImageNet-22k", Epochs = 90 };
    private static readonly TrainingRegime s_both = ImageNetRegimes.Supervised with { Data = "ImageNet-22k, then ImageNet-1k", Remark = "90 epochs, then 30" };

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("convnext-tiny.supervised-facebook", "convnext_tiny_1k_224_ema.pth", 82.1, s_small),
        Entry("convnext-small.supervised-facebook", "convnext_small_1k_224_ema.pth", 83.1, s_small),
        Entry("convnext-base.supervised-facebook", "convnext_base_1k_224_ema.pth", 83.8, s_small),
        Entry("convnext-large.supervised-facebook", "convnext_large_1k_224_ema.pth", 84.3, s_small),
        Entry("convnext-tiny.supervised-22k-1k", "convnext_tiny_22k_1k_224.pth", 82.9, s_both),
        Entry("convnext-small.supervised-22k-1k", "convnext_small_22k_1k_224.pth", 84.6, s_both),
        Entry("convnext-base.supervised-22k-1k", "convnext_base_22k_1k_224.pth", 85.8, s_both),
        Entry("convnext-large.supervised-22k-1k", "convnext_large_22k_1k_224.pth", 86.6, s_both),
        Entry("convnext-tiny.supervised-22k", "convnext_tiny_22k_224.pth", double.NaN, s_large),
        Entry("convnext-small.supervised-22k", "convnext_small_22k_224.pth", double.NaN, s_large),
        Entry("convnext-base.supervised-22k", "convnext_base_22k_224.pth", double.NaN, s_large),
        Entry("convnext-large.supervised-22k", "convnext_large_22k_224.pth", double.NaN, s_large),
    ];

    private static PublicWeights Entry(string id, string file, double accuracy, TrainingRegime regime) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        Url = Address + file,
        Licence = "MIT",
        Regime = regime,
        Preprocessing = PreprocessingSpec.ImageNet(interpolation: Interpolation.Bicubic),
        NormalizationEvidence = "datasets.build_transform and main.py's defaults of the repository",
        Source = "facebookresearch/ConvNeXt@048efcea897d999aed302f2639b6270aedf8d4c8 README.md; epochs: main.py, TRAINING.md",
        Citation = Citations.ConvNeXt,
        ReportedAccuracy = accuracy,
        AccuracyMeasure = ImageNetRegimes.Top1,
    };
}
