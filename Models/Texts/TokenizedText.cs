namespace Concord.Models.Texts;

/// <summary>A text as a network sees it.</summary>
/// <remarks>Holds lists, so equality is by reference.</remarks>
public sealed class TokenizedText
{
    /// <summary>Wraps ids and the places that they stand for.</summary>
    /// <param name="seen">The text after the tokenizer's normalisation; <paramref name="starts"/> count its characters.</param>
    /// <param name="ids">Token ids.</param>
    /// <param name="starts">Of each token: where it begins in <paramref name="seen"/>; −1 for tokens that stand for no text.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public TokenizedText(string seen, IReadOnlyList<int> ids, IReadOnlyList<int> starts)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(starts);
        if (ids.Count != starts.Count)
        {
            throw new ArgumentException($"{ids.Count} ids and {starts.Count} places", nameof(starts));
        }

        Seen = seen;
        Ids = ids;
        Starts = starts;
    }

    /// <summary>The text after the tokenizer's normalisation.</summary>
    public string Seen { get; }

    /// <summary>Token ids, those before and after the text included.</summary>
    public IReadOnlyList<int> Ids { get; }

    /// <summary>Of each token: where it begins in <see cref="Seen"/>, in UTF-16 units; −1 for tokens that stand for no text.</summary>
    public IReadOnlyList<int> Starts { get; }
}
