using Concord.Models.Architectures;
using Concord.Models.Weights.Naming;

namespace Concord.Models.Catalogue;

internal static class CifarVitEntries
{
    private static readonly TokenNetworkSizes BatchNorm = new(32, 8, 3, 3, 48, 96, 10);
    private static readonly TokenNetworkSizes PostNorm = new(32, 4, 6, 8, 128, 256, 10);

    /// <summary>The names in the source's own network and ONNX files: a Sequential of embedding, blocks and head; query, key and value apart.</summary>
    private static readonly NamingScheme Vnncomp = new(
        "vnncomp-vit",
        "github.com/shizhouxing/ViT_vnncomp2023 at 0cc5c7f3e404e624c63643911d4350339f441dc5, models/ibp_3_3_8/model.onnx",
        [@"0\.cls_token", @"0\.positions", @"1\.0\.0\.fn\.1\.query\.bias"],
        [
            NamingRule.Reform(@"0\.cls_token", "cls_token", tensor => tensor.reshape(1, 1, -1)),
            NamingRule.Reform(@"0\.positions", "pos_embed", tensor => tensor.unsqueeze(0)),
            NamingRule.Rename(@"0\.projection\.(.+)", "patch_embed.proj.$1"),
            NamingRule.Rename(@"1\.([0-9]+)\.0\.fn\.0\.norm\.(.+)", "blocks.$1.norm1.$2"),
            NamingRule.Join([@"1\.([0-9]+)\.0\.fn\.1\.query\.(.+)", @"1\.([0-9]+)\.0\.fn\.1\.key\.(.+)", @"1\.([0-9]+)\.0\.fn\.1\.value\.(.+)"], "blocks.$1.attn.qkv.$2"),
            NamingRule.Rename(@"1\.([0-9]+)\.0\.fn\.1\.out\.(.+)", "blocks.$1.attn.proj.$2"),
            NamingRule.Rename(@"1\.([0-9]+)\.1\.fn\.0\.norm\.(.+)", "blocks.$1.norm2.$2"),
            NamingRule.Rename(@"1\.([0-9]+)\.1\.fn\.1\.0\.(.+)", "blocks.$1.mlp.fc1.$2"),
            NamingRule.Rename(@"1\.([0-9]+)\.1\.fn\.1\.3\.(.+)", "blocks.$1.mlp.fc2.$2"),
            NamingRule.Rename(@"2\.1\.(.+)", "fc_norm.$1"),
            NamingRule.Rename(@"2\.2\.(.+)", "head.$1"),
        ]);

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        BatchNormEntry("cifar-vit-bn", BatchNorm),
        BatchNormEntry("cifar-vit-bn-2-16", BatchNorm with { Depth = 2, Patch = 16 }),
        Entry("cifar-vit-postln", Citations.Smmk47, PostNorm, i => $"transformer.layers.{i}", "cls_norm", (wiring, sizes) => new CifarPostNormVit(wiring, sizes), "norm1.weight", "linear1.weight"),
    ];

    private static ArchitectureEntry BatchNormEntry(string id, TokenNetworkSizes published)
        => Entry(id, Citations.VnnCompVit, published, i => $"blocks.{i}", "fc_norm", (wiring, sizes) => new CifarBatchNormVit(wiring, sizes), "norm1.weight", "mlp.fc1.weight") with { Schemes = [Vnncomp] };

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
