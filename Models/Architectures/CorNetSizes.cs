namespace Concord.Models.Architectures;

/// <summary>Sizes of a CORnet-S.</summary>
/// <param name="First">Channels of V1.</param>
/// <param name="Areas">The recurrent areas in forward order: key, channels, time steps.</param>
/// <param name="Scale">How much wider the inner convolutions of an area are.</param>
/// <param name="Classes">Rows of the decoder.</param>
internal sealed record CorNetSizes(int First, (string Name, int Width, int Times)[] Areas, int Scale, int Classes)
{
    /// <summary>As published: V2 twice, V4 four times, IT twice.</summary>
    public static CorNetSizes Published { get; } = new(64, [("V2", 128, 2), ("V4", 256, 4), ("IT", 512, 2)], 4, 1000);

    /// <summary>What the tensors tell, the published sizes where they do not; the time steps are those that have a normalisation of their own.</summary>
    public static CorNetSizes Read(ArchitectureSizes sizes)
    {
        (string Name, int Width, int Times)[] areas =
        [
            .. Published.Areas.Select(area => (
                area.Name,
                sizes.Dimension($"{area.Name}.conv_input.weight", 0, area.Width),
                sizes.Count(t => $"{area.Name}.norm1_{t}.weight", area.Times))),
        ];
        return new CorNetSizes(
            sizes.Dimension("V1.conv1.weight", 0, Published.First),
            areas,
            sizes.Dimension("V2.conv1.weight", 0, Published.Scale * areas[0].Width) / Math.Max(1, areas[0].Width),
            sizes.Dimension("decoder.linear.weight", 0, Published.Classes));
    }
}
