namespace Concord.Models.Texts;

/// <summary>How little each token and each word of a text was expected by a language model.</summary>
/// <remarks>
/// Surprisal −ln p(token | tokens before it) (Hale 2001; Levy 2008, doi:10.1016/j.cognition.2007.05.006). Words are what white space divides;
/// a token belongs to the word of its first character that is no white space, one of white space alone to the word that follows (the last
/// word where none does). Holds lists, so equality is by reference.
/// </remarks>
public sealed class TextSurprisal
{
    /// <summary>Sums tokens to words.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="nats">Of each token, nats; NaN where nothing predicts it.</param>
    /// <exception cref="ArgumentException">Not as many numbers as tokens.</exception>
    public TextSurprisal(TokenizedText tokens, IReadOnlyList<double> nats)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(nats);
        if (nats.Count != tokens.Ids.Count)
        {
            throw new ArgumentException($"{nats.Count} numbers for {tokens.Ids.Count} tokens", nameof(nats));
        }

        Tokens = tokens;
        Nats = nats;
        Words = WordsOf(tokens, nats);
    }

    /// <summary>The text as the network saw it.</summary>
    public TokenizedText Tokens { get; }

    /// <summary>Of each token, nats; NaN for the first, which nothing predicts.</summary>
    public IReadOnlyList<double> Nats { get; }

    /// <summary>Of each word, in order; tokens that stand for no text belong to none.</summary>
    public IReadOnlyList<WordSurprisal> Words { get; }

    private static WordSurprisal[] WordsOf(TokenizedText tokens, IReadOnlyList<double> nats)
    {
        List<(int Start, int End)> words = Divide(tokens.Seen);
        double[] sums = new double[words.Count];
        int[] counts = new int[words.Count];
        for (int token = 0; token < nats.Count && words.Count > 0; token++)
        {
            if (tokens.Starts[token] >= 0)
            {
                int found = words.FindIndex(word => word.End > tokens.Starts[token]);
                int word = found < 0 ? words.Count - 1 : found;
                sums[word] += nats[token];
                counts[word]++;
            }
        }

        return [.. words.Select((word, i) => new WordSurprisal(tokens.Seen[word.Start..word.End], word.Start, counts[i], counts[i] == 0 ? double.NaN : sums[i]))];
    }

    // SentencePiece writes a space as ▁.
    private static List<(int Start, int End)> Divide(string text)
    {
        List<(int Start, int End)> words = [];
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool divides = i == text.Length || char.IsWhiteSpace(text[i]) || text[i] == '\u2581';
            if (divides && start >= 0)
            {
                words.Add((start, i));
                start = -1;
            }
            else if (!divides && start < 0)
            {
                start = i;
            }
        }

        return words;
    }
}
