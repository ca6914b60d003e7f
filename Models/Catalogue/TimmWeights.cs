using System.Globalization;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>What timm states of weights that others trained: preparation of stimuli, accuracy measured by itself.</summary>
internal static class TimmWeights
{
    private const string Commit = "huggingface/pytorch-image-models@aa4b5850c1543fa488abf260f18390eda46cf85d";
    private const string Releases = "https://github.com/rwightman/pytorch-image-models/releases/download/v0.1-vitjx/";

    private static readonly double[] s_half = [0.5, 0.5, 0.5];

    /// <summary>Google's first vision transformers, in timm's PyTorch files.</summary>
    public static IReadOnlyList<PublicWeights> FirstVits { get; } =
    [
        Entry("vit-b-16.supervised-21k-1k", "jx_vit_base_p16_224-80ecf9dd.pth", 81.782),
        Entry("vit-b-16.supervised-21k-1k-384", "jx_vit_base_p16_384-83fb41ba.pth", 84.212, 384),
        Entry("vit-l-32.supervised-21k-1k-384", "jx_vit_large_p32_384-9b920ba8.pth", 81.508, 384),
    ];

    /// <summary>Google's MLP-Mixers, in timm's PyTorch files.</summary>
    public static IReadOnlyList<PublicWeights> Mixers { get; } =
    [
        Mixer("mixer-b-16.supervised-21k-1k", "jx_mixer_b16_224-76587d61.pth", 76.616),
        Mixer("mixer-l-16.supervised-21k-1k", "jx_mixer_l16_224-92f9adc4.pth", 72.084),
    ];

    /// <summary>A vision transformer of Google's, without address, regime and accuracy.</summary>
    /// <param name="id"><c>architecture.tag</c>.</param>
    /// <param name="size">Side of the input; at 384 pictures are not cropped.</param>
    public static PublicWeights Vit(string id, int size) => Google(id, size, cropRatio: size == 224 ? 0.9 : 1, "vision_transformer", Citations.VisionTransformer);

    private static PublicWeights Entry(string id, string file, double accuracy, int size = 224) => Vit(id, size) with
    {
        Url = Releases + file,
        Sha256 = WeightsNames.Digits(file),
        ReportedAccuracy = accuracy,
    };

    private static PublicWeights Mixer(string id, string file, double accuracy) => Google(id, 224, 0.875, "mlp_mixer", Citations.MlpMixer) with
    {
        Url = Releases + file,
        Sha256 = WeightsNames.Digits(file),
        ReportedAccuracy = accuracy,
    };

    private static PublicWeights Google(string id, int size, double cropRatio, string module, string citation) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        LandingPage = "https://github.com/google-research/vision_transformer",
        Licence = "Apache-2.0",
        Regime = ImageNetRegimes.FromImageNet21k,
        Preprocessing = PreprocessingSpec.ImageNet((int)Math.Floor(size / cropRatio), size, Interpolation.Bicubic) with { Mean = s_half, Std = s_half },
        NormalizationEvidence = string.Create(CultureInfo.InvariantCulture, $"{Commit} timm/models/{module}.py: mean and deviation 0.5, bicubic, crop ratio {cropRatio}; Google's own evaluation resizes to the input's size without a crop (google-research/vision_transformer@c6de1e5378c9831a8477feb30994971bdc409e46 vit_jax/input_pipeline.py), with the same range"),
        Source = $"{Commit} timm/models/{module}.py, results/results-imagenet.csv",
        Citation = citation,
        AccuracyMeasure = ImageNetRegimes.Top1 + ", as timm measured it",
    };
}
