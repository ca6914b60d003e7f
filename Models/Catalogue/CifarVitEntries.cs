using Concord.Models.Architectures;

namespace Concord.Models.Catalogue;

internal static class CifarVitEntries
{
    private static readonly TokenNetworkSizes BatchNorm = new(32, 8, 3, 3, 48, 96, 10);
    private static readonly TokenNetworkSizes PostNorm = new(32, 4, 6, 8, 128, 256, 10);

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        BatchNormEntry("cifar-vit-bn", BatchNorm),
        BatchNormEntry("cifar-vit-bn-2-16", BatchNorm with { Depth = 2, Patch = 16 }),
        Entry("cifar-vit-postln", Citations.Smmk47, PostNorm, i => $"transformer.layers.{i}", "cls_norm", (wiring, sizes) => new CifarPostNormVit(wiring, sizes), "norm1.weight", "linear1.weight"),
    ];

    private static ArchitectureEntry BatchNormEntry(string id, TokenNetworkSizes published)
        => Entry(id, Citations.VnnCompVit, published, i => $"blocks.{i}", "fc_norm", (wiring, sizes) => new CifarBatchNormVit(wiring, sizes), "norm1.weight", "mlp.fc1.weight");

    // Both name the patch convolution, the class token and the positions as timm does; depth, patch and widths are read from the tensors, heads cannot be.
    private static ArchitectureEntry Entry(
        string id,
        string citation,
        TokenNetworkSizes published,
        Func<int, string> block,
        string head,
        Func<Wiring, TokenNetworkSizes, Network> create,
        string blockKey,
        string hiddenKey) => new()
        {
            Id = id,
            Family = "transformer",
            Citation = citation,
            Version = "1",
            InputSize = 32,
            DefaultLayers = ["embed", .. Enumerable.Range(0, published.Depth).Select(block), head, "logits"],
            DefaultPreprocessing = StimulusPreparation.CifarWithinImageStatistics,
            Create = (wiring, sizes) => create(wiring, sizes is null ? published : published with
            {
                Patch = sizes.Dimension("patch_embed.proj.weight", 2, published.Patch),
                Width = sizes.Dimension("patch_embed.proj.weight", 0, published.Width),
                Depth = sizes.Count(i => $"{block(i)}.{blockKey}", published.Depth),
                Hidden = sizes.Dimension($"{block(0)}.{hiddenKey}", 0, published.Hidden),
            }),
        };
}
