namespace Concord.Models.Architectures;

/// <summary>The three kinds of block of the MobileNets.</summary>
internal enum MobileNetBlockKind
{
    /// <summary>Depthwise then pointwise convolution, ReLU6 after both: MobileNetV1.</summary>
    Separable,

    /// <summary>Depthwise with ReLU6, then a linear pointwise convolution: the first block of MobileNetV2.</summary>
    LinearSeparable,

    /// <summary>Pointwise expansion to six times the channels, depthwise, linear projection, and the input added where sizes allow: MobileNetV2.</summary>
    InvertedResidual,
}
