using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>Small networks of four kinds for the twelve rendered shapes at 32 pixels, made to be trained on a processor under several regimes.</summary>
/// <remarks>
/// Matched, so that kinds can be compared: 80,364 to 81,948 trained values, 3 to 7 million multiply–accumulates a stimulus, the same preparation.
/// Each is a member of a published family with its family's initial values; only the sizes are ours.
/// </remarks>
internal static class ShapesEntries
{
    private const int Side = 32;

    // Those of rendered-shapes-32, in the order of its labels.
    private static readonly string[] Names = ["bottle", "boat", "butterfly", "car", "duck", "fish", "house", "key", "mug", "mushroom", "plane", "tree"];

    private static readonly int Classes = Names.Length;

    private const string Citation = "@misc{concord-shapes, title={Small networks for rendered shapes}, author={{The Concord authors}}, note={sizes chosen by the project; version 1}}";

    private static readonly PreprocessingSpec Preparation = PreprocessingSpec.Cifar([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]);

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        .. from entry in (ArchitectureEntry[])
           [
               CifarResNetEntries.Make("shapes-resnet", new(1, (16, 32, 68), Classes) { StemStride = 2 }, Preparation),
               CifarConvNetEntries.Make("shapes-convnet", Citation, new([(16, 4, 2), (32, 3, 1), (48, 3, 2), (64, 3, 2)], 1, [32], Classes) { HasBatchNorm = true }, Preparation),
               TokenNetworkEntry.Make("shapes-vit", Citations.VisionTransformer, new(Side, 4, 4, 3, 48, 96, Classes) { HasClassToken = false, Pool = PoolKind.Mean }, Preparation, hasOptions: true),
               MixerEntries.Make("shapes-mixer", Citations.MlpMixer, new(Side, 4, 4, 48, 64, 112, Classes), Preparation),
           ]
           select entry with { Classes = Names },
    ];
}
