namespace Concord.Models.Catalogue;

/// <summary>The CIFAR-10 ResNets of akamaster/pytorch_resnet_cifar10; keys carry the prefix <c>module.</c>.</summary>
internal static class AkamasterWeights
{
    private const string Address = "https://raw.githubusercontent.com/akamaster/pytorch_resnet_cifar10/d5489e8995e81e91ce6b1d69dcc98ad579b0b153/pretrained_models/";
    private const string Repository = "akamaster/pytorch_resnet_cifar10@d5489e8995e81e91ce6b1d69dcc98ad579b0b153";

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        new()
        {
            Id = "cifar-resnet20.supervised",
            Architecture = "cifar-resnet20",
            Url = Address + "resnet20-12fca82f.th",
            Sha256 = "12fca82f0bebc4135bf1f32f6e3710e61d5108578464b84fd6d7f5c1b04036c8",
            Bytes = 1_099_231,
            Licence = "BSD-2-Clause style (repository)",
            Regime = CifarRegimes.CropAndFlip,
            Preprocessing = StimulusPreparation.CifarImageNetStatistics,
            NormalizationEvidence = "trainer.py of the repository",
            Source = Repository,
            Citation = Citations.Akamaster,
            ReportedAccuracy = 91.78,
        },
        new()
        {
            Id = "cifar-resnet32.supervised",
            Architecture = "cifar-resnet32",
            Url = Address + "resnet32-d509ac18.th",
            Sha256 = "d509ac1820d7f25398913559d7e81a13229b1e7adc5648e3bfa5e22dc137f850",
            Bytes = 1_890_043,
            Licence = "BSD-2-Clause style (repository)",
            Regime = CifarRegimes.CropAndFlip,
            Preprocessing = StimulusPreparation.CifarImageNetStatistics,
            NormalizationEvidence = "trainer.py of the repository",
            Source = Repository,
            Citation = Citations.Akamaster,
            ReportedAccuracy = 92.78,
            Note = "accuracy as stored in the file (best_prec1)",
        },
        new()
        {
            Id = "cifar-resnet44.supervised",
            Architecture = "cifar-resnet44",
            Url = Address + "resnet44-014dd654.th",
            Sha256 = "014dd6541728a1c700b1642ab640e211dc6eb8ed507d70697458dc8f8a0ae2e4",
            Bytes = 2_680_855,
            Licence = "BSD-2-Clause style (repository)",
            Regime = CifarRegimes.CropAndFlip,
            Preprocessing = StimulusPreparation.CifarImageNetStatistics,
            NormalizationEvidence = "trainer.py of the repository",
            Source = Repository,
            Citation = Citations.Akamaster,
            ReportedAccuracy = 93.14,
            Note = "accuracy as stored in the file (best_prec1)",
        },
        new()
        {
            Id = "cifar-resnet56.supervised",
            Architecture = "cifar-resnet56",
            Url = Address + "resnet56-4bfd9763.th",
            Sha256 = "4bfd97631478d6b638d2764fd2baff3edb1d7d82252d54439343b6596b9b5367",
            Bytes = 3_471_733,
            Licence = "BSD-2-Clause style (repository)",
            Regime = CifarRegimes.CropAndFlip,
            Preprocessing = StimulusPreparation.CifarImageNetStatistics,
            NormalizationEvidence = "trainer.py of the repository",
            Source = Repository,
            Citation = Citations.Akamaster,
            ReportedAccuracy = 93.62,
        },
    ];
}
