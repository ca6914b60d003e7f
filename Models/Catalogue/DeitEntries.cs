using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>DeiT with a distillation token; without one it is a vision transformer with another preparation of stimuli. Counts: timm 1.0.29.dev0@aa4b585.</summary>
internal static class DeitEntries
{
    private static readonly PreprocessingSpec Bicubic = PreprocessingSpec.ImageNet(interpolation: Interpolation.Bicubic);

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("deit-ti-16", new(224, 16, 12, 3, 192, 768, 1000), 5_717_416),
        Entry("deit-s-16", new(224, 16, 12, 6, 384, 1536, 1000), 22_050_664),
        Entry("deit-b-16", new(224, 16, 12, 12, 768, 3072, 1000), 86_567_656),
        Entry("deit-ti-16-distilled", new(224, 16, 12, 3, 192, 768, 1000) { HasDistillation = true }, 5_910_800),
        Entry("deit-s-16-distilled", new(224, 16, 12, 6, 384, 1536, 1000) { HasDistillation = true }, 22_436_432),
        Entry("deit-b-16-distilled", new(224, 16, 12, 12, 768, 3072, 1000) { HasDistillation = true }, 87_338_192),
    ];

    private static ArchitectureEntry Entry(string id, TokenNetworkSizes sizes, long parameters)
        => TokenNetworkEntry.Make(id, Citations.Deit, sizes, Bicubic, parameters);
}
