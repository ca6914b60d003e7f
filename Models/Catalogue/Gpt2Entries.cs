using Concord.Models.Architectures;
using Concord.Models.Texts;
using Concord.Models.Weights.Naming.Schemes;

namespace Concord.Models.Catalogue;

/// <summary>GPT-2 in OpenAI's four sizes, the distilled one, and one of ours (<c>gpt2-tiny</c>, no weights) that runs in a moment.</summary>
/// <remarks>
/// Sizes: karpathy/nanoGPT@3adf61e <c>model.py</c>, <c>from_pretrained</c>. Counts: keras-team/keras-hub@0e1444f <c>gpt2_presets.py</c>;
/// distilgpt2 is six blocks of gpt2's (7,087,872 values each) fewer.
/// </remarks>
internal static class Gpt2Entries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("gpt2", new(12, 12, 768), 124_439_808),
        Entry("gpt2-medium", new(24, 16, 1024), 354_823_168),
        Entry("gpt2-large", new(36, 20, 1280), 774_030_080),
        Entry("gpt2-xl", new(48, 25, 1600), 1_557_611_200),
        Entry("distilgpt2", new(6, 12, 768), 81_912_576) with { Citation = LanguageCitations.DistilGpt2 },
        Entry("gpt2-tiny", new(4, 4, 64, Context: 256), null),
    ];

    private static ArchitectureEntry Entry(string id, Gpt2Sizes published, long? parameters) => With(id, published, new Dictionary<string, string>()) with
    {
        PublishedParameters = parameters,
        Options =
        [
            new ArchitectureOption("bos", ["none", "endoftext"], "What is put before every text: nothing, as Hugging Face's tokenizer does, or <|endoftext|>, so that the first token is predicted too."),
            new ArchitectureOption("nonlinearity", ["gelu-tanh", "gelu"], "GELU by its tanh approximation, as OpenAI's weights need, or the exact one, as networks that nanoGPT trained from scratch need.") { IsStatement = true },
        ],
        WithOptions = options => With(id, published, options),
    };

    private static ArchitectureEntry With(string id, Gpt2Sizes source, IReadOnlyDictionary<string, string> options)
    {
        bool endOfTextFirst = options.GetValueOrDefault("bos") == "endoftext";
        Gpt2Sizes published = source with { HasExactGelu = options.GetValueOrDefault("nonlinearity") == "gelu" };
        return new ArchitectureEntry
        {
            Id = id,
            Family = "language",
            Citation = LanguageCitations.Gpt2,
            Version = "1",
            Text = new TextInput { ContextLength = published.Context, Tokenizer = path => Tokenizer(id, path, endOfTextFirst) },
            DefaultLayers = ["embed", .. Enumerable.Range(0, published.Depth).Select(Gpt2.BlockName), "norm"],
            Create = (wiring, sizes) => new Gpt2(wiring, sizes is null ? published : Read(sizes, published), endOfTextFirst),
            Schemes = [Gpt2Naming.HuggingFace, Gpt2Naming.NanoGpt],
        };
    }

    private static Gpt2Tokenizer Tokenizer(string id, string? path, bool endOfTextFirst) => path is null
        ? new Gpt2Tokenizer(endOfTextFirst)
        : throw new ModelException($"tokenizer of {id}", path, "no file: GPT-2's vocabulary comes with the program", "Take the tokenizer's path out.");

    // The number of heads is not in a checkpoint: it is the published one, scaled with the width so that a head keeps its features.
    private static Gpt2Sizes Read(ArchitectureSizes sizes, Gpt2Sizes published)
    {
        int width = sizes.Dimension("wte.weight", 1, published.Width);
        return published with
        {
            Depth = sizes.Count(i => $"h.{i}.ln_1.weight", published.Depth),
            Heads = Math.Max(1, published.Heads * width / published.Width),
            Width = width,
            Vocabulary = sizes.Dimension("wte.weight", 0, published.Vocabulary),
            Context = sizes.Dimension("wpe.weight", 0, published.Context),
            HasHead = sizes.Dimension("lm_head.weight", 0, 0) > 0,
        };
    }
}
