using Concord.Models.Preprocessing;
using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>Networks trained on Stylized-ImageNet, whose textures say nothing of the class (rgeirhos/texture-vs-shape): the pair to the standard ones of the same architecture.</summary>
internal static class StylizedImageNetWeights
{
    private const string Address = "https://bitbucket.org/robert_geirhos/texture-vs-shape-pretrained-models/raw/";
    private const string First = Address + "6f41d2e86fc60566f78de64ecff35cc61eb6436f/";
    private const string Second = Address + "60b770e128fffcbd8562a3ab3546c1a735432d03/";
    private const string Third = Address + "0008049cd10f74a944c6d5e90d4639927f8620ae/";
    private const string ByHyperparameters = "hyperparameters were not optimised; the authors do not recommend it where accuracy matters";

    private static readonly TrainingRegime s_stylized = ImageNetRegimes.Supervised with { Name = "stylized", Data = "Stylized-ImageNet", Augmentation = "random resized crop, flip" };

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("resnet50.stylized", First + "resnet50_train_60_epochs-c8e5653e.pth.tar", 60.18, s_stylized with { Epochs = 60, Remark = "from torchvision's standard weights" }),
        Entry("resnet50.stylized-and-standard", Second + "resnet50_train_45_epochs_combined_IN_SF-2a0d100e.pth.tar", 74.59, s_stylized with { Name = "stylized-and-standard", Data = "Stylized-ImageNet and ImageNet-1k", Epochs = 45, Remark = "an epoch has both sets; from torchvision's standard weights" }),
        Entry("resnet50.stylized-then-standard", Second + "resnet50_finetune_60_epochs_lr_decay_after_30_start_resnet50_train_45_epochs_combined_IN_SF-ca06340c.pth.tar", 76.72, s_stylized with { Name = "stylized-then-standard", Data = "Stylized-ImageNet and ImageNet-1k, then ImageNet-1k", Remark = "45 epochs of both sets, then 60 of ImageNet-1k" }),
        Entry("vgg16.stylized", Third + "vgg16_train_60_epochs_lr0.01-6c6fcc9f.pth.tar", 52.26, s_stylized with { Epochs = 60 }) with { Note = ByHyperparameters },
        Entry("alexnet.stylized", Third + "alexnet_train_60_epochs_lr0.001-b4aa5238.pth.tar", double.NaN, s_stylized with { Epochs = 60 }) with { Note = ByHyperparameters },
    ];

    private static PublicWeights Entry(string id, string url, double accuracy, TrainingRegime regime) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        Url = url,
        Sha256 = WeightsNames.Digits(url),
        LandingPage = "https://github.com/rgeirhos/texture-vs-shape",
        Licence = "none stated for the weights (the repository's DATASET_LICENSE speaks of data)",
        Regime = regime,
        Preprocessing = PreprocessingSpec.ImageNet(),
        NormalizationEvidence = "README.md of rgeirhos/texture-vs-shape: resize 256, crop 224, mean and deviation",
        Source = url.StartsWith(Third, StringComparison.Ordinal)
            ? "bethgelab/model-vs-human@79ed7cd1d9ac3a114e71b6638f0a98bdd627316c modelvshuman/models/pytorch/shapenet/texture_shape_models.py; regime and accuracy: rgeirhos/texture-vs-shape@ccd0c01d42c0a8a834e90ec141e7f24fa915dc23 README.md"
            : "rgeirhos/texture-vs-shape@ccd0c01d42c0a8a834e90ec141e7f24fa915dc23 models/load_pretrained_models.py, README.md",
        Citation = PublisherCitations.StylizedImageNet,
        ReportedAccuracy = accuracy,
        AccuracyMeasure = ImageNetRegimes.Top1,
    };
}
