namespace Concord.Models.Architectures;

/// <summary>Sizes of CLIP's residual networks; all of them are told by a checkpoint.</summary>
/// <param name="ImageSize">Side of the square input for which the attention pool's positions were made, pixels; a multiple of 32.</param>
/// <param name="Depths">Blocks of each stage.</param>
/// <param name="Width">Channels after the stem; the last stage puts out 32 times as many.</param>
/// <param name="Embedding">Features of the embedding shared with texts.</param>
internal sealed record ClipResNetSizes(int ImageSize, int[] Depths, int Width, int Embedding)
{
    /// <summary>Pixels of the input for each place of the last stage, along one side.</summary>
    public const int Stride = 32;

    /// <summary>Channels of the last stage.</summary>
    public int Features => 32 * Width;

    /// <summary>Heads of the attention pool, of 64 features each.</summary>
    public int Heads => Math.Max(1, Features / 64);

    /// <summary>Places of the last stage along one side.</summary>
    public int Grid => ImageSize / Stride;

    /// <summary>What the tensors tell, these sizes where they do not.</summary>
    public ClipResNetSizes Read(ArchitectureSizes sizes)
    {
        int places = sizes.Dimension("attnpool.positional_embedding", 0, (Grid * Grid) + 1) - 1;
        return new ClipResNetSizes(
            Stride * (int)Math.Round(Math.Sqrt(places)),
            [.. Depths.Select((depth, stage) => sizes.Count(i => $"layer{stage + 1}.{i}.conv1.weight", depth))],
            sizes.Dimension("layer1.0.conv1.weight", 0, Width),
            sizes.Dimension("attnpool.c_proj.weight", 0, Embedding));
    }
}
