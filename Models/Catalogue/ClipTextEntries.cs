using Concord.Models.Architectures;
using Concord.Models.Texts;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

/// <summary>CLIP's text towers, one for each image tower and in the same file: <c>clip-vit-b-32-text</c> reads what <c>clip-vit-b-32</c> leaves out.</summary>
/// <remarks>Sizes and parameters as in <see cref="ClipEntries"/>.</remarks>
internal static class ClipTextEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("clip-vit-b-32", new(12, 8, 512, 512), 63_428_097),
        Entry("clip-vit-b-16", new(12, 8, 512, 512), 63_428_097),
        Entry("clip-vit-l-14", new(12, 12, 768, 768), 123_650_305),
        Entry("clip-vit-l-14-336", new(12, 12, 768, 768), 123_650_305),
        Entry("clip-rn50", new(12, 8, 512, 1024), 63_690_241),
        Entry("clip-rn101", new(12, 8, 512, 512), 63_428_097),
        Entry("clip-rn50x4", new(12, 10, 640, 640), 91_163_521),
        Entry("clip-rn50x16", new(12, 12, 768, 768), 123_650_305),
    ];

    private static ArchitectureEntry Entry(string image, ClipTextSizes published, long parameters) => With(image, published, parameters) with
    {
        Options = [ClipEntries.Nonlinearity],
        WithOptions = chosen => With(image, published with { Mlp = ClipEntries.Mlp(chosen) }, parameters),
    };

    private static ArchitectureEntry With(string image, ClipTextSizes published, long parameters) => new()
    {
        Id = ClipEntries.TextTowerOf(image),
        Family = "language",
        Citation = Citations.Clip,
        Version = "1",
        Text = new TextInput { ContextLength = published.Context, Tokenizer = ClipTokenizer.Read, FilesBeside = ["bpe_simple_vocab_16e6.txt.gz"], Vocabulary = ClipTokenizer.Source },
        DefaultLayers = ["embed", .. Enumerable.Range(0, published.Depth).Select(TokenNetwork.BlockName), "embedding"],
        PublishedParameters = parameters,
        Schemes = [OpenAiClip.TextTransformer, HuggingFaceClip.TextTransformer],
        Create = (wiring, sizes) => new ClipText(wiring, sizes is null ? published : Read(sizes, published)),
    };

    // The number of heads is not in a checkpoint: it is the published one, scaled with the width so that a head keeps its features.
    private static ClipTextSizes Read(ArchitectureSizes sizes, ClipTextSizes published)
    {
        int width = sizes.Dimension("token_embedding.weight", 1, published.Width);
        return published with
        {
            Depth = sizes.Count(i => $"{TokenNetwork.BlockName(i)}.attn.proj.weight", published.Depth),
            Heads = Math.Max(1, published.Heads * width / published.Width),
            Width = width,
            Hidden = sizes.Dimension($"{TokenNetwork.BlockName(0)}.mlp.fc2.weight", 1, 4 * width),
            Embedding = sizes.Dimension("head.weight", 0, 0),
            Vocabulary = sizes.Dimension("token_embedding.weight", 0, published.Vocabulary),
            Context = sizes.Dimension("pos_embed", 1, published.Context),
            HasScale = sizes.Has("logit_scale"),
        };
    }
}
