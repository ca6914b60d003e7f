namespace Concord.Models.Texts;

/// <summary>How little a word was expected, the sum over its tokens: −ln of the product of their probabilities.</summary>
/// <param name="Word">The word as the tokenizer saw it, punctuation attached.</param>
/// <param name="Start">Where it begins in <see cref="TokenizedText.Seen"/>, in UTF-16 units.</param>
/// <param name="TokenCount">Its tokens; 0 where a token before it holds it too.</param>
/// <param name="Nats">Nats, at least 0; NaN where a token is predicted by nothing, or there is none.</param>
public readonly record struct WordSurprisal(string Word, int Start, int TokenCount, double Nats);
