namespace Concord.Models.Architectures;

/// <summary>Sizes of a Swin transformer; all of them can be read from a checkpoint.</summary>
/// <remarks>Equality compares the lists by reference.</remarks>
/// <param name="Patch">Side of a patch, pixels.</param>
/// <param name="Width">Features of the first stage; each stage doubles them.</param>
/// <param name="Depths">Blocks of each stage.</param>
/// <param name="Heads">Attention heads of each stage.</param>
/// <param name="Window">Side of a window, tokens.</param>
/// <param name="HiddenRatio">Hidden units of the MLP in multiples of the features.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record SwinSizes(int Patch, int Width, IReadOnlyList<int> Depths, IReadOnlyList<int> Heads, int Window, int HiddenRatio, int Classes)
{
    /// <summary>The sizes as published, for four stages, patches of 4 and windows of 7.</summary>
    public static SwinSizes Published(int width, int thirdStage, int firstHeads) => new(4, width, [2, 2, thirdStage, 2], [.. Enumerable.Range(0, 4).Select(stage => firstHeads << stage)], 7, 4, 1000);

    /// <summary>The sizes that a checkpoint's tensors tell: the table of relative positions has (2·window − 1)² rows and a column a head.</summary>
    public SwinSizes Read(ArchitectureSizes sizes)
    {
        int stages = sizes.Count(stage => $"{SwinTransformer.BlockName(stage, 0)}.norm1.weight", Depths.Count);
        int[] all = [.. Enumerable.Range(0, stages)];
        int width = sizes.Dimension("features.0.0.weight", 0, Width);
        string first = SwinTransformer.BlockName(0, 0);
        return this with
        {
            Patch = sizes.Dimension("features.0.0.weight", 2, Patch),
            Width = width,
            Depths = [.. all.Select(stage => sizes.Count(block => $"{SwinTransformer.BlockName(stage, block)}.norm1.weight", Depths[Math.Min(stage, Depths.Count - 1)]))],
            Heads = [.. all.Select(stage => sizes.Dimension($"{SwinTransformer.BlockName(stage, 0)}.attn.relative_position_bias_table", 1, Heads[Math.Min(stage, Heads.Count - 1)]))],
            Window = ((int)Math.Sqrt(sizes.Dimension($"{first}.attn.relative_position_bias_table", 0, ((2 * Window) - 1) * ((2 * Window) - 1))) + 1) / 2,
            HiddenRatio = sizes.Dimension($"{first}.mlp.0.weight", 0, HiddenRatio * width) / width,
            Classes = sizes.Dimension("head.weight", 0, Classes),
        };
    }
}
