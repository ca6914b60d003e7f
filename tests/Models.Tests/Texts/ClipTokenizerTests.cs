using System.Text.Json;
using Concord.Models.Texts;
using Concord.Tests;

namespace Concord.Models.Tests.Texts;

/// <summary>CLIP's tokenizer against openai/CLIP's own (tests/reference/models/clip/tokens.json) and the ids printed in its notebook.</summary>
public sealed class ClipTokenizerTests
{
    [Fact]
    public void Hello_World_has_the_ids_that_OpenAI_s_notebook_prints()
    {
        // openai/CLIP notebooks/Interacting_with_CLIP.ipynb at d05afc4: clip.tokenize("Hello World!"), before padding.
        Assert.Equal([49406, 3306, 1002, 256, 49407], Tokenizer().Encode("Hello World!").Ids);
        Assert.Equal(49408, Tokenizer().VocabularySize);
    }

    [Fact]
    public void Every_text_has_the_ids_of_OpenAI_s_tokenizer()
    {
        ClipTokenizer tokenizer = Tokenizer();
        using JsonDocument document = ClipReference.Read("tokens");
        int compared = 0;
        foreach (JsonElement text in document.RootElement.GetProperty("texts").EnumerateArray())
        {
            int[] expected = [49406, .. text.GetProperty("ids").EnumerateArray().Select(id => id.GetInt32()), 49407];
            string written = text.GetProperty("text").GetString()!;
            Assert.True(expected.SequenceEqual(tokenizer.Encode(written).Ids), $"'{written}': {string.Join(' ', tokenizer.Encode(written).Ids)}, expected {string.Join(' ', expected)}");
            compared++;
        }

        Assert.Equal(38, compared);
    }

    [Fact]
    public void Decoding_gives_the_text_in_lower_case_with_its_words_apart()
    {
        ClipTokenizer tokenizer = Tokenizer();
        Assert.Equal("a photo of a naïve dog .", tokenizer.Decode(tokenizer.Encode("A photo of a naïve DOG.").Ids));
    }

    [Fact]
    public void A_token_knows_where_it_begins()
    {
        TokenizedText text = Tokenizer().Encode("a  Photo of dogs");
        Assert.Equal("a photo of dogs", text.Seen);
        Assert.Equal([-1, 0, 2, 8, 11, -1], text.Starts);
    }

    [Fact]
    public void Without_a_vocabulary_the_message_says_where_it_is_to_be_had()
    {
        ModelException error = Assert.Throws<ModelException>(() => ClipTokenizer.Read(null));
        Assert.Contains(ClipTokenizer.Source.Url, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_file_is_refused()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("vocab.txt"), "a b\n");
        ModelException error = Assert.Throws<ModelException>(() => ClipTokenizer.Read(folder.File("vocab.txt")));
        Assert.Contains("not compressed with gzip", error.Message, StringComparison.Ordinal);
    }

    internal static string Vocabulary() => Repository.Shared("mirror", "files", ClipTokenizer.Source.Sha256[..2], ClipTokenizer.Source.Sha256 + ".gz");

    private static ClipTokenizer Tokenizer() => ClipTokenizer.Read(Vocabulary());
}
