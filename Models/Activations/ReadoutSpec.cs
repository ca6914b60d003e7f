namespace Concord.Models.Activations;

/// <summary>From a layer to units: which tokens, then which projection.</summary>
/// <param name="Tokens">Which tokens.</param>
/// <param name="Projection">How the units are reduced.</param>
public sealed record ReadoutSpec(TokenPolicy Tokens, ProjectionSpec Projection)
{
    /// <summary>All tokens, no projection.</summary>
    public static ReadoutSpec Full { get; } = new(TokenPolicy.All, ProjectionSpec.None);

    /// <summary>Stable text, part of the fingerprint: <c>tokens=all;projection=none</c>.</summary>
    public string Canonical => $"tokens={TokenName(Tokens)};projection={Projection.Canonical}";

    /// <summary>Units per stimulus after the token policy and before the projection.</summary>
    /// <param name="layer">The layer that is read.</param>
    /// <exception cref="ModelException">The policy is undefined for this kind of layer.</exception>
    public int UnitsBeforeProjection(LayerInfo layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (Tokens is TokenPolicy.Cls or TokenPolicy.ClsMean && layer.PrefixTokens == 0)
        {
            throw new ModelException(
                $"layer '{layer.Name}'",
                $"readout tokens={TokenName(Tokens)} on a layer of kind {layer.Kind}, which has no class token",
                "a layer of kind Tokens with a class token",
                "Use tokens all or mean, or another layer.");
        }

        return Tokens switch
        {
            TokenPolicy.All => layer.UnitCount,
            TokenPolicy.ClsMean => 2 * layer.UnitsOfToken,
            _ => layer.UnitsOfToken,
        };
    }

    /// <summary>Units per stimulus after the projection.</summary>
    /// <param name="layer">The layer that is read.</param>
    public int Units(LayerInfo layer)
    {
        int before = UnitsBeforeProjection(layer);
        return Projection switch
        {
            SparseRandomSpec sparse => Math.Min(before, sparse.Dims),
            PcaSpec pca => pca.Dims,
            _ => before,
        };
    }

    private static string TokenName(TokenPolicy tokens) => tokens switch
    {
        TokenPolicy.All => "all",
        TokenPolicy.Cls => "cls",
        TokenPolicy.Mean => "mean",
        TokenPolicy.ClsMean => "cls+mean",
        _ => throw new ArgumentOutOfRangeException(nameof(tokens), tokens, "unknown token policy"),
    };
}
