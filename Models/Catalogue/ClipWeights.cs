using Concord.Models.Regimes;

namespace Concord.Models.Catalogue;

/// <summary>OpenAI's CLIP; the whole SHA-256 stands in the address. The files are TorchScript archives, most weights in float16.</summary>
internal static class ClipWeights
{
    private const string Address = "https://openaipublic.azureedge.net/clip/models/";

    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("clip-rn50", "afeb0e10f9e5a86da6080e35cf09123aca3b358a0c3e3b6c78a7b63bc04b6762/RN50.pt", 224),
        Entry("clip-rn101", "8fa8567bab74a42d41c5915025a8e4538c3bdbe8804a470a72f30b0d94fab599/RN101.pt", 224),
        Entry("clip-rn50x4", "7e526bd135e493cef0776de27d5f42653e6b4c8bf9e0f653bb11773263205fdd/RN50x4.pt", 288),
        Entry("clip-rn50x16", "52378b407f34354e150460fe41077663dd5b39c54cd0bfd2b27167a4a06ec9aa/RN50x16.pt", 384),
        Entry("clip-vit-b-32", "40d365715913c9da98579312b702a82c18be219cc2a73407c4526f58eba950af/ViT-B-32.pt", 224),
        Entry("clip-vit-b-16", "5806e77cd80f8b59890b7e101eabd078d9fb84e6937f9e85e4ecb61988df416f/ViT-B-16.pt", 224),
        Entry("clip-vit-l-14", "b8cca3fd41ae0c99ba7e8951adf17d267cdb84cd88be6f7c2e0eca1737a03836/ViT-L-14.pt", 224),
        Entry("clip-vit-l-14-336", "3035c92b350959924f9f00213499208652fc7ea050643e8b385c2dac08641f02/ViT-L-14-336px.pt", 336),
    ];

    private static PublicWeights Entry(string architecture, string file, int size) => new()
    {
        Id = architecture + ".contrastive-text",
        Architecture = architecture,
        Url = Address + file,
        Sha256 = file[..file.IndexOf('/', StringComparison.Ordinal)],
        Licence = "MIT (repository)",
        Regime = new() { Name = "contrastive-text", Data = "public image-caption data (crawled, and sets such as YFCC100M)", Images = 400_000_000, Objective = "image-text contrast", Labels = TrainingLabels.Text },
        Preprocessing = StimulusPreparation.Clip(size),
        NormalizationEvidence = "clip.py, _transform, of the repository; input sizes above 224 as huggingface/pytorch-image-models@aa4b5850c1543fa488abf260f18390eda46cf85d timm/models/byobnet.py has them, and by the file's name",
        Source = "openai/CLIP@d05afc436d78f1c48dc0dbf8e5980a9d471f35f6 clip/clip.py, model-card.md; number of pairs: bethgelab/model-vs-human@79ed7cd1d9ac3a114e71b6638f0a98bdd627316c examples/plotting_definition.py",
        Citation = Citations.Clip,
    };
}
