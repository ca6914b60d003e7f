namespace Concord.Models.Architectures;

/// <summary>Sizes of a ConvNeXt; the depthwise kernels are 7×7, the hidden layer of a block is four times as wide as the block.</summary>
/// <param name="Depths">Blocks of each of the four stages.</param>
/// <param name="Widths">Channels of each stage.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record ConvNeXtSizes(int[] Depths, int[] Widths, int Classes)
{
    /// <summary>A published network: the width doubles from stage to stage.</summary>
    public static ConvNeXtSizes Published(int[] depths, int width) => new(depths, [width, 2 * width, 4 * width, 8 * width], 1000);

    /// <summary>What the tensors tell, these sizes where they do not.</summary>
    public ConvNeXtSizes Read(ArchitectureSizes sizes) => new(
        [.. Depths.Select((depth, stage) => sizes.Count(block => $"{ConvNeXt.BlockName(stage, block)}.layer_scale", depth))],
        [.. Widths.Select((width, stage) => sizes.Dimension($"{ConvNeXt.BlockName(stage, 0)}.layer_scale", 0, width))],
        sizes.Dimension("classifier.2.weight", 0, Classes));
}
