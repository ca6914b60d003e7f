namespace Concord.Models.Activations;

/// <summary>One site of a model, known without weights.</summary>
/// <remarks>Equality compares <paramref name="Shape"/> by reference.</remarks>
/// <param name="Name">The name under which it is requested.</param>
/// <param name="Index">Position in forward order, from 0.</param>
/// <param name="Depth">Rank among the layers over the last rank: 0 at the first layer, 1 at the last; 0 when there is only one. A part has the depth of the layer that it leads to.</param>
/// <param name="Kind">What the dimensions mean.</param>
/// <param name="Shape">Per stimulus: (C, H, W), (n, d), (d) or (heads, n, d).</param>
/// <param name="PrefixTokens">Tokens before the patches; 0 for maps and vectors.</param>
/// <param name="IsPart">A detail within a layer (queries, one head, hidden units): read when asked for by name, not among "all layers".</param>
public sealed record LayerInfo(string Name, int Index, double Depth, LayerKind Kind, IReadOnlyList<int> Shape, int PrefixTokens, bool IsPart = false)
{
    /// <summary>Whether the first token is a class token; register tokens alone are none.</summary>
    public bool HasClassToken { get; init; } = PrefixTokens > 0;

    /// <summary>Whether the stimuli are texts: tokens are then those of a text, the prefix those that the tokenizer puts before it, and <see cref="TokenPolicy.Last"/> is defined.</summary>
    public bool IsOfText { get; init; }

    /// <summary>Whether the number of tokens differs between stimuli; <see cref="Shape"/> then has the most that the network takes.</summary>
    public bool HasVaryingTokens { get; init; }

    /// <summary>Units per stimulus before any readout: the product of the shape.</summary>
    public int UnitCount => Shape.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>Units of one text of a number of tokens; <see cref="UnitCount"/>, even beyond what it can hold, where the number does not vary.</summary>
    /// <param name="tokens">Tokens of the text; 0 for the most that the network takes.</param>
    public long UnitsAt(int tokens) => (tokens, HasVaryingTokens, Kind) switch
    {
        ( > 0, true, LayerKind.Tokens) => (long)tokens * Shape[1],
        ( > 0, true, LayerKind.Heads) => (long)Shape[0] * tokens * tokens,
        _ => Shape.Aggregate(1L, (product, size) => product * size),
    };

    /// <summary>Features of one token: channels of a map, features of tokens and vectors, features of one head.</summary>
    public int Features => Kind is LayerKind.Tokens or LayerKind.Heads ? Shape[^1] : Shape[0];

    /// <summary>Units that one token, or the mean of tokens, comes to: the features, of all heads together.</summary>
    public int UnitsOfToken => Kind == LayerKind.Heads ? Shape[0] * Shape[2] : Features;
}
