using Microsoft.ML.Tokenizers;

namespace Concord.Models.Texts;

/// <summary>SentencePiece's byte-pair encoding, as Llama's: a space before the text, greedy merges by score, unknown characters as bytes; <c>&lt;s&gt;</c> before every text.</summary>
/// <remarks>Kudo and Richardson 2018, doi:10.18653/v1/D18-2012; by Microsoft.ML.Tokenizers. Spaces are ▁ in <see cref="TokenizedText.Seen"/>.</remarks>
internal sealed class SentencePieceText : TextTokenizer
{
    private readonly SentencePieceTokenizer _library;
    private readonly string _sha256;

    /// <param name="model">A SentencePiece model (<c>tokenizer.model</c>), read to its end.</param>
    /// <param name="sha256">Hash of the file that it comes from.</param>
    public SentencePieceText(Stream model, string sha256)
    {
        _library = SentencePieceTokenizer.Create(model, addBeginningOfSentence: true, addEndOfSentence: false);
        _sha256 = sha256;
        VocabularySize = _library.Vocabulary.Values.Append(_library.BeginningOfSentenceId).Max() + 1;
    }

    /// <inheritdoc/>
    public override string Canonical => $"tokenizer=sentencepiece-bpe;vocabulary={_sha256};bos={_library.BeginningOfSentenceId};eos=none";

    /// <inheritdoc/>
    public override int VocabularySize { get; }

    /// <inheritdoc/>
    public override int PrefixTokens => 1;

    /// <inheritdoc/>
    public override TokenizedText Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        IReadOnlyList<EncodedToken> tokens = _library.EncodeToTokens(text, out string? seen, addBeginningOfSentence: false, addEndOfSentence: false);
        return new TokenizedText(
            seen ?? text,
            [_library.BeginningOfSentenceId, .. tokens.Select(token => token.Id)],
            [-1, .. tokens.Select(token => token.Offset.Start.Value)]);
    }

    /// <inheritdoc/>
    public override string Decode(IReadOnlyList<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return _library.Decode(ids.Where(id => id != _library.BeginningOfSentenceId));
    }
}
