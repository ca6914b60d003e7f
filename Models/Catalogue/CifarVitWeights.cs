namespace Concord.Models.Catalogue;

/// <summary>Small CIFAR-10 vision transformers published as PyTorch files.</summary>
internal static class CifarVitWeights
{
    private const string Address = "https://raw.githubusercontent.com/smmk47/CIFAR10-Classification/6c007b768182cfef9ab455221b360968c36046bd/";
    private const string Repository = "smmk47/CIFAR10-Classification@6c007b768182cfef9ab455221b360968c36046bd";

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
    ];
}
