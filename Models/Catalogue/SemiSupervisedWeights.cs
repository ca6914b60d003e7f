using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>ResNets and ResNeXts that a teacher trained on many unlabelled images, then ImageNet-1k: the teacher from labels alone ("semi-supervised"), or from hashtags ("semi-weakly supervised").</summary>
internal static class SemiSupervisedWeights
{
    private const string Address = "https://dl.fbaipublicfiles.com/semiweaksupervision/model_files/";

    private static readonly TrainingRegime s_semi = ImageNetRegimes.Supervised with { Name = "semi-supervised", Data = "a subset of YFCC100M, then ImageNet-1k", Remark = "pre-trained on a teacher's labels (ResNet-101-32x48, from labels alone)" };
    private static readonly TrainingRegime s_semiWeakly = ImageNetRegimes.Supervised with { Name = "semi-weakly-supervised", Data = "64 million public images, then ImageNet-1k", Remark = "pre-trained on a teacher's labels (ResNet-101-32x48, from the hashtags of 940 million images)" };

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("resnet18.semi-supervised", "semi_supervised_resnet18-d92f0530.pth", 72.8, s_semi),
        Entry("resnet50.semi-supervised", "semi_supervised_resnet50-08389792.pth", 79.3, s_semi),
        Entry("resnext50-32x4d.semi-supervised", "semi_supervised_resnext50_32x4-ddb3e555.pth", 80.3, s_semi),
        Entry("resnext101-32x8d.semi-supervised", "semi_supervised_resnext101_32x8-2cfe2f8b.pth", 81.7, s_semi),
        Entry("resnet18.semi-weakly-supervised", "semi_weakly_supervised_resnet18-118f1556.pth", 73.4, s_semiWeakly),
        Entry("resnet50.semi-weakly-supervised", "semi_weakly_supervised_resnet50-16a12f1b.pth", 81.2, s_semiWeakly),
        Entry("resnext50-32x4d.semi-weakly-supervised", "semi_weakly_supervised_resnext50_32x4-72679e44.pth", 82.2, s_semiWeakly),
        Entry("resnext101-32x8d.semi-weakly-supervised", "semi_weakly_supervised_resnext101_32x8-b4712904.pth", 84.3, s_semiWeakly),
    ];

    private static PublicWeights Entry(string id, string file, double accuracy, TrainingRegime regime) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        Url = Address + file,
        Sha256 = WeightsNames.Digits(file),
        Licence = "CC-BY-NC-4.0",
        Regime = regime,
        Preprocessing = PreprocessingSpec.ImageNet(),
        NormalizationEvidence = "stated by huggingface/pytorch-image-models@aa4b5850c1543fa488abf260f18390eda46cf85d timm/models/resnet.py for the same files; the repository itself says nothing",
        Source = "facebookresearch/semi-supervised-ImageNet1K-models@a189fd0ab046bc0eb13c7a24098be8367d3da2f1 hubconf.py, README.md",
        Citation = PublisherCitations.BillionScale,
        ReportedAccuracy = accuracy,
        AccuracyMeasure = ImageNetRegimes.Top1,
    };
}
