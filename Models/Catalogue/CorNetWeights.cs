using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>CORnet-S of dicarlolab/CORnet.</summary>
internal static class CorNetWeights
{
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        new()
        {
            Id = "cornet-s.supervised",
            Architecture = "cornet-s",
            Url = "https://s3.amazonaws.com/cornet-models/cornet_s-1d3f7974.pth",
            Sha256 = "1d3f7974",
            Licence = "GPL-3.0 (repository)",
            Regime = ImageNetRegimes.Supervised with { Epochs = 43, Augmentation = "random resized crop, flip" },
            Preprocessing = PreprocessingSpec.ImageNet(),
            NormalizationEvidence = "run.py of the repository: resize 256, crop 224 for the validation set, mean and deviation",
            Source = "dicarlolab/CORnet@d0cc17d4b34ad44dedb01683b70eafd15515adad cornet/__init__.py, cornet/cornet_s.py, README.md",
            Citation = Citations.CorNet,
            Note = "features for one's own pictures the repository makes after a resize to 224 x 224 without a crop",
        },
    ];
}
