using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>The preprocessings that the catalogue's models share.</summary>
internal static class StimulusPreparation
{
    private static readonly double[] ImageNetMean = [0.485, 0.456, 0.406];

    /// <summary>The pixel baseline: 64 × 64 pixels, values in [0, 1].</summary>
    public static PreprocessingSpec Pixels { get; } = new() { Resize = ResizeTarget.To(64, 64) };

    /// <summary>CLIP's (openai/CLIP@d05afc4 <c>clip/clip.py</c>, <c>_transform</c>): shorter side bicubic, centre crop, its own mean and deviation.</summary>
    /// <param name="side">Side of the network's input, pixels.</param>
    public static PreprocessingSpec Clip(int side) => PreprocessingSpec.ImageNet(side, side, Interpolation.Bicubic) with
    {
        Mean = [0.48145466, 0.4578275, 0.40821073],
        Std = [0.26862954, 0.26130258, 0.27577711],
    };

    /// <summary>32 pixels with ImageNet's mean and deviation.</summary>
    public static PreprocessingSpec CifarImageNetStatistics { get; } = PreprocessingSpec.Cifar(ImageNetMean, [0.229, 0.224, 0.225]);

    /// <summary>32 pixels with CIFAR-10's mean and the deviation over all its pixels.</summary>
    public static PreprocessingSpec CifarStatistics { get; } = PreprocessingSpec.Cifar([0.4914, 0.4822, 0.4465], [0.2471, 0.2435, 0.2616]);

    /// <summary>As the training code of the sdp networks has it: statistics in units of 255 with one decimal, (125.3, 123.0, 113.9) and (63.0, 62.1, 66.7).</summary>
    public static PreprocessingSpec CifarSdp { get; } = PreprocessingSpec.Cifar(
        [125.3 / 255, 123.0 / 255, 113.9 / 255], [63.0 / 255, 62.1 / 255, 66.7 / 255]);

    /// <summary>32 pixels with CIFAR-10's mean and the smaller deviation (the mean of the deviations within images) that many repositories use.</summary>
    public static PreprocessingSpec CifarWithinImageStatistics { get; } = PreprocessingSpec.Cifar([0.4914, 0.4822, 0.4465], [0.2023, 0.1994, 0.201]);

    /// <summary>32 pixels with ImageNet's mean and one deviation for all channels, as in α,β-CROWN's oval configurations.</summary>
    public static PreprocessingSpec CifarOval { get; } = PreprocessingSpec.Cifar(ImageNetMean, [0.225, 0.225, 0.225]);

    /// <summary>32 pixels, values in [0, 1] without normalisation.</summary>
    public static PreprocessingSpec CifarPlain { get; } = PreprocessingSpec.Cifar([0, 0, 0], [1, 1, 1]);

    /// <summary>TensorFlow's MobileNets: float pixels resized bilinearly to a square without antialiasing, then (x − 128)/128; no crop.</summary>
    /// <param name="side">Side of the input, pixels; a picture of that size is not resized.</param>
    public static PreprocessingSpec TensorFlowPixels(int side) => new()
    {
        Resize = ResizeTarget.To(side, side),
        Mode = ResizeMode.Float,
        Range = PixelRange.Bytes,
        Mean = [128, 128, 128],
        Std = [128, 128, 128],
    };
}
