namespace Concord.Models.Architectures;

/// <summary>Sizes of a residual network for 32-pixel images.</summary>
/// <param name="BlocksPerStage">Blocks of two convolutions in each stage.</param>
/// <param name="Widths">Channels of the three stages; the first is the stem's too. Equal or growing by even numbers, as half of the new channels is padded on each side.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record CifarResNetSizes(int BlocksPerStage, (int First, int Second, int Third) Widths, int Classes)
{
    /// <summary>Stride of the stem's convolution.</summary>
    public int StemStride { get; init; } = 1;

    /// <summary>The published form: 16, 32 and 64 channels.</summary>
    public static CifarResNetSizes Published(int blocksPerStage) => new(blocksPerStage, (16, 32, 64), 10);
}
