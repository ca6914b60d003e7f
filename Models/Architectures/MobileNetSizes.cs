namespace Concord.Models.Architectures;

/// <summary>Sizes and options of a MobileNet.</summary>
/// <param name="Stem">Channels of the first convolution.</param>
/// <param name="Stages">The stages in order.</param>
/// <param name="Head">Channels of the last 1×1 convolution; null where there is none (V1).</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record MobileNetSizes(int Stem, MobileNetStage[] Stages, int? Head, int Classes = 1000)
{
    // TensorFlow's smallest width of a layer.
    private const int LeastChannels = 8;

    /// <summary>Whether convolutions of stride 2 are padded as TensorFlow's SAME does, the odd pixel below and to the right; else by one pixel on every side, as PyTorch's.</summary>
    public bool TensorFlowPadding { get; init; }

    /// <summary>ε of batch normalisation: 1e-3 in TensorFlow, 1e-5 in PyTorch; not in a checkpoint.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>MobileNetV1, Howard et al. 2017 Table 1, every width times the multiplier.</summary>
    public static MobileNetSizes V1(double multiplier)
    {
        int Width(int channels) => Math.Max(LeastChannels, (int)(channels * multiplier));
        return new(
            Width(32),
            [
                new(MobileNetBlockKind.Separable, Width(64), 1, 1),
                new(MobileNetBlockKind.Separable, Width(128), 2, 2),
                new(MobileNetBlockKind.Separable, Width(256), 2, 2),
                new(MobileNetBlockKind.Separable, Width(512), 6, 2),
                new(MobileNetBlockKind.Separable, Width(1024), 2, 2),
            ],
            Head: null);
    }

    /// <summary>MobileNetV2 of width 1, Sandler et al. 2018 Table 2.</summary>
    public static MobileNetSizes V2() => new(
        32,
        [
            new(MobileNetBlockKind.LinearSeparable, 16, 1, 1),
            new(MobileNetBlockKind.InvertedResidual, 24, 2, 2),
            new(MobileNetBlockKind.InvertedResidual, 32, 3, 2),
            new(MobileNetBlockKind.InvertedResidual, 64, 4, 2),
            new(MobileNetBlockKind.InvertedResidual, 96, 3, 1),
            new(MobileNetBlockKind.InvertedResidual, 160, 3, 2),
            new(MobileNetBlockKind.InvertedResidual, 320, 1, 1),
        ],
        Head: 1280);

    /// <summary>The same network as TensorFlow trains it: SAME padding, ε 1e-3.</summary>
    public MobileNetSizes AsTensorFlow() => this with { TensorFlowPadding = true, Epsilon = 1e-3 };
}
