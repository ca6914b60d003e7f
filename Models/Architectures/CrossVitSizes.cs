using System.Globalization;

namespace Concord.Models.Architectures;

/// <summary>Sizes of a CrossViT; lists have one number a branch.</summary>
/// <remarks>Equality compares the lists by reference.</remarks>
/// <param name="ImageSizes">Side of the square image that each branch sees, pixels; the first is the network's input.</param>
/// <param name="Patches">Side of a patch, pixels.</param>
/// <param name="Widths">Features of a token.</param>
/// <param name="Depths">Blocks within one multi-scale block.</param>
/// <param name="Heads">Attention heads; not in a checkpoint.</param>
/// <param name="HiddenRatio">Hidden units of the MLPs in multiples of the features.</param>
/// <param name="Blocks">Multi-scale blocks.</param>
/// <param name="HasConvolutionalStem">Whether patches come from three convolutions (the † networks) and not from one.</param>
/// <param name="Classes">Rows of the two classifiers.</param>
internal sealed record CrossVitSizes(
    IReadOnlyList<int> ImageSizes,
    IReadOnlyList<int> Patches,
    IReadOnlyList<int> Widths,
    IReadOnlyList<int> Depths,
    IReadOnlyList<int> Heads,
    int HiddenRatio,
    int Blocks,
    bool HasConvolutionalStem,
    int Classes)
{
    /// <summary>The published family: patches of 12 and 16, three multi-scale blocks, the second branch twice as wide and deeper.</summary>
    public static CrossVitSizes Published(int width, int depth, int heads, int ratio) => new([240, 224], [12, 16], [width, 2 * width], [1, depth], [heads, heads], ratio, 3, false, 1000);

    /// <summary>Tokens of a branch, its class token among them.</summary>
    public int Tokens(int branch) => 1 + (ImageSizes[branch] / Patches[branch] * (ImageSizes[branch] / Patches[branch]));

    /// <summary>The sizes that a checkpoint's tensors tell; heads keep their features, and the kernels of the convolutional stem do not tell its patch.</summary>
    public CrossVitSizes Read(ArchitectureSizes sizes)
    {
        bool convolutional = sizes.Has("patch_embed.0.proj.0.weight") || (HasConvolutionalStem && !sizes.Has("patch_embed.0.proj.weight"));
        int[] patches = [.. Branches(i => convolutional ? Patches[i] : sizes.Dimension(Key($"patch_embed.{i}.proj.weight"), 2, Patches[i]))];
        int[] widths = [.. Branches(i => sizes.Dimension(Key($"norm.{i}.weight"), 0, Widths[i]))];
        return this with
        {
            ImageSizes = [.. Branches(i => patches[i] * (int)Math.Sqrt(sizes.Dimension(Key($"pos_embed_{i}"), 1, Tokens(i)) - 1))],
            Patches = patches,
            Widths = widths,
            Depths = [.. Branches(i => sizes.Count(j => Key($"blocks.0.blocks.{i}.{j}.norm1.weight"), Depths[i]))],
            Heads = [.. Branches(i => Math.Max(1, Heads[i] * widths[i] / Widths[i]))],
            HiddenRatio = sizes.Dimension("blocks.0.blocks.0.0.mlp.fc1.weight", 0, HiddenRatio * widths[0]) / widths[0],
            Blocks = sizes.Count(i => Key($"blocks.{i}.blocks.0.0.norm1.weight"), Blocks),
            HasConvolutionalStem = convolutional,
            Classes = sizes.Dimension("head.0.weight", 0, Classes),
        };
    }

    private static IEnumerable<int> Branches(Func<int, int> number) => Enumerable.Range(0, 2).Select(number);

    private static string Key(FormattableString key) => key.ToString(CultureInfo.InvariantCulture);
}
