using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>Perceivers that classify images, with Hugging Face's three inputs: 512 latents of 1024 features, a block of 6 layers applied 8 times.</summary>
/// <remarks>
/// Sizes: huggingface/transformers, convert_perceiver_haiku_to_pytorch.py; parameter counts by its constructors. Preparation: that library
/// cuts out the middle 7/8 of the shorter side and resizes it to 224 (bicubic); here the shorter side becomes 256 and 224 are cut out, the
/// same field of view.
/// </remarks>
internal static class PerceiverEntries
{
    private static readonly PerceiverSizes Published = new(PerceiverInput.Fourier, 224, 3, 512, 1024, 6, 8, 8, 1000);

    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("perceiver-fourier", 48_440_627, Published),
        Entry("perceiver-learned", 62_255_848, Published with { Input = PerceiverInput.Learned, Features = 256 }),
        Entry("perceiver-conv", 48_646_522, Published with { Input = PerceiverInput.Convolution, Features = 64, Resolution = 56 }),
    ];

    private static ArchitectureEntry Entry(string id, long parameters, PerceiverSizes published) => new()
    {
        Id = id,
        Family = "transformer",
        Citation = Citations.Perceiver,
        Version = "1",
        InputSize = published.ImageSize,
        PublishedParameters = parameters,
        DefaultLayers = ["cross_attention", .. Enumerable.Range(0, published.Rounds).Select(round => Perceiver.BlockName(published.Layers - 1, round)), "pooled", "logits"],
        DefaultPreprocessing = PreprocessingSpec.ImageNet(interpolation: Interpolation.Bicubic),
        Create = (wiring, sizes) => new Perceiver(wiring, sizes is null ? published : published.Read(sizes)),
    };
}
