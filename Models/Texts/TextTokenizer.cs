namespace Concord.Models.Texts;

/// <summary>From a text to the token ids that a network takes.</summary>
/// <remarks>May be used by many threads at once. Belongs to the weights, as preprocessing does: <see cref="Canonical"/> enters fingerprints.</remarks>
public abstract class TextTokenizer
{
    /// <summary>Stable text of everything that changes the ids: name, hash of the vocabulary, tokens before and after a text.</summary>
    public abstract string Canonical { get; }

    /// <summary>Ids are from 0 to this, exclusive.</summary>
    public abstract int VocabularySize { get; }

    /// <summary>Tokens put before every text, such as the beginning-of-sequence token.</summary>
    public abstract int PrefixTokens { get; }

    /// <summary>The tokens of a text, those before and after it included.</summary>
    /// <param name="text">May be empty.</param>
    public abstract TokenizedText Encode(string text);

    /// <summary>The text of ids; bytes that are no UTF-8 become U+FFFD.</summary>
    /// <param name="ids">Token ids; those before and after a text may be left out.</param>
    public abstract string Decode(IReadOnlyList<int> ids);
}
