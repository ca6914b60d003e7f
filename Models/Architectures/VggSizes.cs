namespace Concord.Models.Architectures;

/// <summary>Sizes of a VGG; every kernel is 3×3.</summary>
/// <param name="Widths">Channels of each convolution, block by block; a block ends in a pooling.</param>
/// <param name="BatchNorm">Whether each convolution is followed by batch normalisation.</param>
/// <param name="Hidden">Units of the two hidden linear layers.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record VggSizes(int[][] Widths, bool BatchNorm, int[] Hidden, int Classes)
{
    /// <summary>Blocks of 64, 128, 256, 512 and 512 channels, as published.</summary>
    /// <param name="depths">Convolutions of each of the five blocks.</param>
    /// <param name="batchNorm">Whether each convolution is followed by batch normalisation.</param>
    public static VggSizes Published(int[] depths, bool batchNorm) => new(
        [.. depths.Zip((int[])[64, 128, 256, 512, 512], (depth, width) => Enumerable.Repeat(width, depth).ToArray())],
        batchNorm,
        [4096, 4096],
        1000);

    /// <summary>Positions in <c>features</c>, block by block: of each convolution and, last, of the pooling.</summary>
    public IReadOnlyList<int[]> Positions
    {
        get
        {
            int position = 0;
            List<int[]> blocks = [];
            foreach (int[] widths in Widths)
            {
                int first = position;
                int step = BatchNorm ? 3 : 2; // convolution, normalisation, ReLU
                position += (widths.Length * step) + 1;
                blocks.Add([.. widths.Select((_, i) => first + (i * step)), position - 1]);
            }

            return blocks;
        }
    }

    /// <summary>These sizes with the widths that the tensors tell; where the poolings stand stays as it is.</summary>
    public VggSizes Read(ArchitectureSizes sizes) => this with
    {
        Widths = [.. Widths.Zip(Positions, (widths, positions) =>
            widths.Select((width, i) => sizes.Dimension($"features.{positions[i]}.weight", 0, width)).ToArray())],
        Hidden = [sizes.Dimension("classifier.0.weight", 0, Hidden[0]), sizes.Dimension("classifier.3.weight", 0, Hidden[1])],
        Classes = sizes.Dimension("classifier.6.weight", 0, Classes),
    };
}
