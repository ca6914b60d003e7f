using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>CrossViT of IBM; hashes not published. The pictures that a network takes have 240 pixels (408 where the file name says 384): the second branch makes its own of 224 or 384.</summary>
internal static class CrossVitWeights
{
    private const string Timm = "huggingface/pytorch-image-models@aa4b5850c1543fa488abf260f18390eda46cf85d";
    private const string Address = "https://github.com/IBM/CrossViT/releases/download/weights-0.1/";

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("crossvit-tiny.supervised", "crossvit_tiny_224.pth", 73.352),
        Entry("crossvit-small.supervised", "crossvit_small_224.pth", 81.036),
        Entry("crossvit-base.supervised", "crossvit_base_224.pth", 82.212),
        Entry("crossvit-9.supervised", "crossvit_9_224.pth", 73.994),
        Entry("crossvit-9-dagger.supervised", "crossvit_9_dagger_224.pth", 76.990),
        Entry("crossvit-15.supervised", "crossvit_15_224.pth", 81.522),
        Entry("crossvit-15-dagger.supervised", "crossvit_15_dagger_224.pth", 82.302),
        Entry("crossvit-18.supervised", "crossvit_18_224.pth", 82.390),
        Entry("crossvit-18-dagger.supervised", "crossvit_18_dagger_224.pth", 82.494),
        Larger("crossvit-15-dagger-408.supervised", "crossvit_15_dagger_384.pth", 83.842),
        Larger("crossvit-18-dagger-408.supervised", "crossvit_18_dagger_384.pth", 84.198),
    ];

    private static PublicWeights Larger(string id, string file, double accuracy) => Entry(id, file, accuracy) with
    {
        Preprocessing = PreprocessingSpec.ImageNet(408, 408, Interpolation.Bicubic),
        NormalizationEvidence = Timm + " timm/models/crossvit.py: crop ratio 1 at 408 pixels",
    };

    private static PublicWeights Entry(string id, string file, double accuracy) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        Url = Address + file,
        LandingPage = "https://github.com/IBM/CrossViT/releases/tag/weights-0.1",
        Licence = "Apache-2.0 (repository)",
        Regime = ImageNetRegimes.Supervised with { Epochs = 300 },
        // datasets.py: int(256 / 224 * 240), then a crop.
        Preprocessing = PreprocessingSpec.ImageNet((int)(256.0 / 224 * 240), 240, Interpolation.Bicubic),
        NormalizationEvidence = "datasets.build_transform and the default crop ratio and input size in main.py of the repository",
        Source = "IBM/CrossViT@3f7ab77c5728b1c31a2d5cc6185ee9c7e754d952 models/crossvit.py, README.md; accuracy: " + Timm + " results/results-imagenet.csv",
        Citation = Citations.CrossVit,
        ReportedAccuracy = accuracy,
        AccuracyMeasure = ImageNetRegimes.Top1 + ", as timm measured it",
    };
}
