namespace Concord.Models.Activations;

/// <summary>One site of a model, known without weights.</summary>
/// <remarks>Equality compares <paramref name="Shape"/> by reference.</remarks>
/// <param name="Name">The name under which it is requested.</param>
/// <param name="Index">Position in forward order, from 0.</param>
/// <param name="Depth">Index over the last index: 0 at the first site, 1 at the last; 0 when there is only one.</param>
/// <param name="Kind">What the dimensions mean.</param>
/// <param name="Shape">Per stimulus: (C, H, W), (n, d) or (d).</param>
/// <param name="PrefixTokens">Tokens before the patches; 0 for maps and vectors.</param>
public sealed record LayerInfo(string Name, int Index, double Depth, LayerKind Kind, IReadOnlyList<int> Shape, int PrefixTokens)
{
    /// <summary>Units per stimulus before any readout: the product of the shape.</summary>
    public int UnitCount => Shape.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>Features of one token: channels of a map, features of tokens and vectors.</summary>
    public int Features => Kind == LayerKind.Tokens ? Shape[1] : Shape[0];
}
