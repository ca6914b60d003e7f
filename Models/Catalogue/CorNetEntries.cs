using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

internal static class CorNetEntries
{
    public static ArchitectureEntry CorNetS { get; } = new()
    {
        Id = "cornet-s",
        Family = "recurrent",
        Citation = Citations.CorNet,
        Version = "1",
        InputSize = 224,
        PublishedParameters = 53_416_616,
        DefaultLayers = ["V1", .. from area in CorNetSizes.Published.Areas from t in Enumerable.Range(0, area.Times) select $"{area.Name}@{t}", "avgpool", "logits"],
        DefaultPreprocessing = PreprocessingSpec.ImageNet(),
        Create = (wiring, sizes) => new CorNetS(wiring, sizes is null ? CorNetSizes.Published : CorNetSizes.Read(sizes)),
    };
}
