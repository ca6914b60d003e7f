using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>Google's vision transformers of "How to train your ViT?" (AugReg), those trained with sharpness-aware minimisation (SAM): npz files, hashes not published.</summary>
internal static class AugRegWeights
{
    private const string Address = "https://storage.googleapis.com/vit_models/";

    private static readonly TrainingRegime s_both = ImageNetRegimes.FromImageNet21k with { Remark = "300 epochs of ImageNet-21k, then 20,000 steps of ImageNet-1k (file name)" };
    private static readonly TrainingRegime s_small = ImageNetRegimes.Supervised with { Epochs = 300, Remark = "then 20,000 steps of the same at the final size (file name)" };
    private static readonly TrainingRegime s_large = ImageNetRegimes.Supervised with { Data = "ImageNet-21k", Epochs = 300 };

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("vit-ti-16.augreg-21k-1k", "Ti_16-i21k-300ep-lr_0.001-aug_none-wd_0.03-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.03-res_224.npz", 75.452, s_both),
        Entry("vit-ti-16.augreg-21k-1k-384", "Ti_16-i21k-300ep-lr_0.001-aug_none-wd_0.03-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.03-res_384.npz", 78.438, s_both, 384),
        Entry("vit-s-32.augreg-21k-1k", "S_32-i21k-300ep-lr_0.001-aug_light1-wd_0.03-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.03-res_224.npz", 76.01, s_both),
        Entry("vit-s-32.augreg-21k-1k-384", "S_32-i21k-300ep-lr_0.001-aug_light1-wd_0.03-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.03-res_384.npz", 80.476, s_both, 384),
        Entry("vit-s-16.augreg-21k-1k", "S_16-i21k-300ep-lr_0.001-aug_light1-wd_0.03-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.03-res_224.npz", 81.402, s_both),
        Entry("vit-s-16.augreg-21k-1k-384", "S_16-i21k-300ep-lr_0.001-aug_light1-wd_0.03-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.03-res_384.npz", 83.814, s_both, 384),
        Entry("vit-b-32.augreg-21k-1k", "B_32-i21k-300ep-lr_0.001-aug_medium1-wd_0.03-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.03-res_224.npz", 80.732, s_both),
        Entry("vit-b-32.augreg-21k-1k-384", "B_32-i21k-300ep-lr_0.001-aug_light1-wd_0.1-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.03-res_384.npz", 83.358, s_both, 384),
        Entry("vit-b-16.augreg-21k-1k", "B_16-i21k-300ep-lr_0.001-aug_medium1-wd_0.1-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.01-res_224.npz", 84.534, s_both),
        Entry("vit-b-16.augreg-21k-1k-384", "B_16-i21k-300ep-lr_0.001-aug_medium1-wd_0.1-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.01-res_384.npz", 86.01, s_both, 384),
        Entry("vit-b-8.augreg-21k-1k", "B_8-i21k-300ep-lr_0.001-aug_medium1-wd_0.1-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.01-res_224.npz", 85.838, s_both),
        Entry("vit-l-16.augreg-21k-1k", "L_16-i21k-300ep-lr_0.001-aug_medium1-wd_0.1-do_0.1-sd_0.1--imagenet2012-steps_20k-lr_0.01-res_224.npz", 85.856, s_both),
        Entry("vit-l-16.augreg-21k-1k-384", "L_16-i21k-300ep-lr_0.001-aug_medium1-wd_0.1-do_0.1-sd_0.1--imagenet2012-steps_20k-lr_0.01-res_384.npz", 87.096, s_both, 384),
        Entry("vit-s-16.augreg-1k", "S_16-i1k-300ep-lr_0.001-aug_medium2-wd_0.1-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.01-res_224.npz", 78.842, s_small),
        Entry("vit-s-16.augreg-1k-384", "S_16-i1k-300ep-lr_0.001-aug_medium2-wd_0.1-do_0.0-sd_0.0--imagenet2012-steps_20k-lr_0.01-res_384.npz", 81.13, s_small, 384),
        Entry("vit-b-32.augreg-1k", "B_32-i1k-300ep-lr_0.001-aug_medium2-wd_0.1-do_0.1-sd_0.1--imagenet2012-steps_20k-lr_0.01-res_224.npz", 74.908, s_small),
        Entry("vit-b-32.augreg-1k-384", "B_32-i1k-300ep-lr_0.001-aug_medium2-wd_0.1-do_0.1-sd_0.1--imagenet2012-steps_20k-lr_0.01-res_384.npz", 78.75, s_small, 384),
        Entry("vit-b-16.augreg-1k", "B_16-i1k-300ep-lr_0.001-aug_strong2-wd_0.1-do_0.1-sd_0.1--imagenet2012-steps_20k-lr_0.01-res_224.npz", 79.154, s_small),
        Entry("vit-b-16.augreg-1k-384", "B_16-i1k-300ep-lr_0.001-aug_strong2-wd_0.1-do_0.1-sd_0.1--imagenet2012-steps_20k-lr_0.01-res_384.npz", 81.102, s_small, 384),
        Entry("vit-ti-16.augreg-21k", "Ti_16-i21k-300ep-lr_0.001-aug_none-wd_0.03-do_0.0-sd_0.0.npz", double.NaN, s_large),
        Entry("vit-s-32.augreg-21k", "S_32-i21k-300ep-lr_0.001-aug_light1-wd_0.03-do_0.0-sd_0.0.npz", double.NaN, s_large),
        Entry("vit-s-16.augreg-21k", "S_16-i21k-300ep-lr_0.001-aug_light1-wd_0.03-do_0.0-sd_0.0.npz", double.NaN, s_large),
        Entry("vit-b-32.augreg-21k", "B_32-i21k-300ep-lr_0.001-aug_medium1-wd_0.03-do_0.0-sd_0.0.npz", double.NaN, s_large),
        Entry("vit-b-16.augreg-21k", "B_16-i21k-300ep-lr_0.001-aug_medium1-wd_0.1-do_0.0-sd_0.0.npz", double.NaN, s_large),
        Entry("vit-b-8.augreg-21k", "B_8-i21k-300ep-lr_0.001-aug_medium1-wd_0.1-do_0.0-sd_0.0.npz", double.NaN, s_large),
        Entry("vit-l-16.augreg-21k", "L_16-i21k-300ep-lr_0.001-aug_medium1-wd_0.1-do_0.1-sd_0.1.npz", double.NaN, s_large),
        Sam("vit-b-32.sam-1k", "ViT-B_32.npz", 73.704),
        Sam("vit-b-16.sam-1k", "ViT-B_16.npz", 80.246),
    ];

    private static PublicWeights Entry(string id, string file, double accuracy, TrainingRegime regime, int size = 224) => TimmWeights.Vit(id, size) with
    {
        Url = Address + "augreg/" + file,
        Regime = regime with { Augmentation = Augmentation(file) + " (file name)" },
        ReportedAccuracy = accuracy,
    };

    private static PublicWeights Sam(string id, string file, double accuracy) => TimmWeights.Vit(id, 224) with
    {
        Url = Address + "sam/" + file,
        Regime = ImageNetRegimes.Supervised with { Objective = "classification, sharpness-aware" },
        ReportedAccuracy = accuracy,
    };

    // S_16-i21k-300ep-lr_0.001-aug_light1-wd_0.03-…
    private static string Augmentation(string file) => Array.Find(file.Split('-'), part => part.StartsWith("aug_", StringComparison.Ordinal))!["aug_".Length..];
}
