using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>Small CIFAR-10 vision transformers published as PyTorch and ONNX files.</summary>
internal static class CifarVitWeights
{
    private const string Address = "https://raw.githubusercontent.com/smmk47/CIFAR10-Classification/6c007b768182cfef9ab455221b360968c36046bd/";
    private const string Repository = "smmk47/CIFAR10-Classification@6c007b768182cfef9ab455221b360968c36046bd";
    private const string VnnCompAddress = "https://raw.githubusercontent.com/shizhouxing/ViT_vnncomp2023/0cc5c7f3e404e624c63643911d4350339f441dc5/models/";
    private const string VnnCompRepository = "shizhouxing/ViT_vnncomp2023@0cc5c7f3e404e624c63643911d4350339f441dc5";

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        new()
        {
            Id = "cifar-vit-postln.supervised",
            Architecture = "cifar-vit-postln",
            Url = Address + "vit_cifar10.pth",
            Sha256 = "2d061eb158b8ea126c1b96ee657862bf2217696ed40fff3bdc424007d13f1397",
            Bytes = 3_274_230,
            Licence = "none stated",
            Regime = CifarRegimes.Supervised,
            Preprocessing = StimulusPreparation.CifarWithinImageStatistics,
            NormalizationEvidence = "app.py of the repository",
            Source = Repository,
            Citation = Citations.Smmk47,
            ReportedAccuracy = 73.72,
        },
        new()
        {
            Id = "cifar-vit-bn.certified-ibp-onnx",
            Architecture = "cifar-vit-bn",
            Url = VnnCompAddress + "ibp_3_3_8/model.onnx",
            Sha256 = "9cc53b9edb35d40d70de1d816008a434c7e60b0404cf3cb38b9aefc189692883",
            Bytes = 303_176,
            Licence = "none stated",
            Regime = CifarRegimes.Certified(AdversarialBudget.LInf(1), "PGD (ε 1/255) and 0.01 × IBP loss: certified in part"),
            Preprocessing = StimulusPreparation.CifarWithinImageStatistics,
            NormalizationEvidence = "generate_properties.py of the repository",
            Source = VnnCompRepository,
            Citation = Citations.VnnCompVit,
            ReportedAccuracy = 62.21,
        },
        new()
        {
            Id = "cifar-vit-bn-2-16.adversarial-onnx",
            Architecture = "cifar-vit-bn-2-16",
            Url = VnnCompAddress + "pgd_2_3_16/model.onnx",
            Sha256 = "246326387574617a274b6f73f7f52771df1195e03c99065ce4ad18c46b8e0984",
            Bytes = 325_647,
            Licence = "none stated",
            Regime = CifarRegimes.Adversarial(AdversarialBudget.LInf(2), "PGD"),
            Preprocessing = StimulusPreparation.CifarWithinImageStatistics,
            NormalizationEvidence = "generate_properties.py of the repository",
            Source = VnnCompRepository,
            Citation = Citations.VnnCompVit,
            ReportedAccuracy = 59.78,
        },
    ];
}
