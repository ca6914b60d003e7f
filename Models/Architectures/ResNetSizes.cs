namespace Concord.Models.Architectures;

/// <summary>Sizes of a residual network for large images; wide and grouped ones differ in these only.</summary>
/// <param name="Depths">Blocks of each stage.</param>
/// <param name="Widths">Channels of each stage's 3×3 convolutions.</param>
/// <param name="Bottlenecks">Whether a stage is made of bottlenecks (1×1, 3×3, 1×1) and not of basic blocks.</param>
/// <param name="Stem">Channels of the 7×7 stem.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record ResNetSizes(int[] Depths, int[] Widths, bool[] Bottlenecks, int Stem, int Classes)
{
    private static readonly int[] Planes = [64, 128, 256, 512];

    /// <summary>Channels that each stage puts out: those of its 3×3 convolutions, of a bottleneck four times as many unless said.</summary>
    public int[] Outputs { get; init; } = [.. Widths.Zip(Bottlenecks, (width, bottleneck) => bottleneck ? 4 * width : width)];

    /// <summary>Groups of a bottleneck's 3×3 convolution.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Stages of 64, 128, 256 and 512 channels, as published.</summary>
    /// <param name="depths">Blocks of each stage.</param>
    /// <param name="bottleneck">Whether blocks are bottlenecks, which put out four times as many.</param>
    /// <param name="groups">Groups of a bottleneck's 3×3 convolution: ResNeXt has 32.</param>
    /// <param name="groupWidth">Channels of a group in the first stage: a wide network has 128.</param>
    public static ResNetSizes Published(int[] depths, bool bottleneck, int groups = 1, int groupWidth = 64)
        => new(depths, [.. Planes.Select(planes => planes * groupWidth / 64 * groups)], [bottleneck, bottleneck, bottleneck, bottleneck], 64, 1000)
        {
            Outputs = [.. Planes.Select(planes => bottleneck ? 4 * planes : planes)],
            Groups = groups,
        };

    /// <summary>What the tensors tell, these sizes where they do not; the kind of block stays as it is.</summary>
    public ResNetSizes Read(ArchitectureSizes sizes)
    {
        int width = sizes.Dimension("layer1.0.conv2.weight", 0, Widths[0]);
        return this with
        {
            Depths = [.. Depths.Select((depth, stage) => sizes.Count(i => $"layer{stage + 1}.{i}.conv1.weight", depth))],
            Widths = [.. Widths.Select((own, stage) => sizes.Dimension($"layer{stage + 1}.0.conv2.weight", 0, own))],
            Outputs = [.. Outputs.Select((own, stage) => sizes.Dimension($"layer{stage + 1}.0.{(Bottlenecks[stage] ? "conv3" : "conv2")}.weight", 0, own))],
            Groups = width / Math.Max(1, sizes.Dimension("layer1.0.conv2.weight", 1, width / Groups)),
            Stem = sizes.Dimension("conv1.weight", 0, Stem),
            Classes = sizes.Dimension("fc.weight", 0, Classes),
        };
    }
}
