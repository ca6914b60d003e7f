namespace Concord.Models.Architectures;

/// <summary>One stage of a MobileNet: blocks of the same width, the first of which has the stride.</summary>
/// <param name="Kind">What its blocks are.</param>
/// <param name="Channels">Channels that each block gives.</param>
/// <param name="Blocks">Number of blocks.</param>
/// <param name="Stride">Stride of the first block's depthwise convolution.</param>
internal sealed record MobileNetStage(MobileNetBlockKind Kind, int Channels, int Blocks, int Stride);
