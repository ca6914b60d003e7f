using Concord.Models.Architectures;
using Concord.Models.Texts;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

/// <summary>The Llamas that karpathy trained on TinyStories.</summary>
/// <remarks>
/// Sizes: karpathy/llama2.c@350e04f <c>README.md</c>, "models", and <c>model.py</c> with <c>train.py</c> for the MLP's width (2/3 of four
/// times the width, rounded up to 32; 172 in the smallest file). The smallest has 260,032 values (its file).
/// </remarks>
internal static class LlamaEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("llama-260k", new(5, 8, 4, 64, 172, 512, 512)) with { PublishedParameters = 260_032 },
        Entry("llama-15m", new(6, 6, 6, 288, 768, 32_000, 256)),
        Entry("llama-42m", new(8, 8, 8, 512, 1376, 32_000, 1024)),
        Entry("llama-110m", new(12, 12, 12, 768, 2048, 32_000, 1024)),
    ];

    private static ArchitectureEntry Entry(string id, LlamaSizes published) => With(id, published, half: false) with
    {
        Options = [new ArchitectureOption("rope", ["interleaved", "half"], "In which order a file under Hugging Face's names stores the rows of a head's queries and keys: Llama's own, or Hugging Face's (rotate_half), as its converter writes.") { IsStatement = true }],
        WithOptions = options => With(id, published, options.GetValueOrDefault("rope") == "half"),
    };

    private static ArchitectureEntry With(string id, LlamaSizes published, bool half) => new()
    {
        Id = id,
        Family = "language",
        Citation = LanguageCitations.TinyStories,
        Version = "1",
        Text = new TextInput
        {
            ContextLength = published.Context,
            Tokenizer = path => path is null ? throw NoTokenizer(id) : SentencePieceFile.Read(path),
            FilesBeside = ["*.tokenizer.json", "*.tokenizer.model", "tokenizer.model"],
        },
        DefaultLayers = ["embed", .. Enumerable.Range(0, published.Depth).Select(Gpt2.BlockName), "norm"],
        Create = (wiring, sizes) => new Llama(wiring, sizes is null ? published : Read(sizes, published)),
        Schemes = [LlamaNaming.Meta, half ? LlamaNaming.RotateHalf(published.HeadWidth) : LlamaNaming.Interleaved],
    };

    private static ModelException NoTokenizer(string id) => new(
        $"tokenizer of {id}",
        "no vocabulary file",
        "one named as the weights (NAME.tokenizer.json, NAME.tokenizer.model) or tokenizer.model beside them",
        "Put it there, or name it; untrained weights need the vocabulary of the trained ones that they are compared with.");

    // The number of heads is not in a checkpoint: a head keeps the published features.
    private static LlamaSizes Read(ArchitectureSizes sizes, LlamaSizes published)
    {
        int width = sizes.Dimension("embed_tokens.weight", 1, published.Width);
        return published with
        {
            Depth = sizes.Count(i => $"layers.{i}.input_layernorm.weight", published.Depth),
            Width = width,
            Heads = Math.Max(1, width / published.HeadWidth),
            KeyHeads = Math.Max(1, sizes.Dimension("layers.0.self_attn.k_proj.weight", 0, published.KeyHeads * published.HeadWidth) / published.HeadWidth),
            Hidden = sizes.Dimension("layers.0.mlp.gate_proj.weight", 0, published.Hidden),
            Vocabulary = sizes.Dimension("embed_tokens.weight", 0, published.Vocabulary),
            HasHead = sizes.Dimension("lm_head.weight", 0, 0) > 0,
        };
    }
}
