namespace Concord.Models.Architectures;

/// <summary>Sizes of a residual network for large images.</summary>
/// <param name="Depths">Blocks of each stage.</param>
/// <param name="Widths">Channels of each stage's 3×3 convolutions; a bottleneck puts out four times as many.</param>
/// <param name="Bottlenecks">Whether a stage is made of bottlenecks (1×1, 3×3, 1×1) and not of basic blocks.</param>
/// <param name="Stem">Channels of the 7×7 stem.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record ResNetSizes(int[] Depths, int[] Widths, bool[] Bottlenecks, int Stem, int Classes)
{
    /// <summary>Blocks of 64, 128, 256 and 512 channels, as published.</summary>
    public static ResNetSizes Published(int[] depths, bool bottleneck)
        => new(depths, [64, 128, 256, 512], [bottleneck, bottleneck, bottleneck, bottleneck], 64, 1000);
}
