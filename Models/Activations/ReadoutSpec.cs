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

    /// <summary>The stable text for a layer: as <see cref="Canonical"/>, but the mean over a text says which tokens it leaves out.</summary>
    /// <param name="layer">The layer that is read.</param>
    /// <returns>For a text's mean <c>tokens=mean-of-text;…</c>: the tokens that the tokenizer puts before a text are not in it.</returns>
    public string CanonicalFor(LayerInfo layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.IsOfText && Tokens == TokenPolicy.Mean ? $"tokens=mean-of-text;projection={Projection.Canonical}" : Canonical;
    }

    /// <summary>Units per stimulus after the token policy and before the projection.</summary>
    /// <param name="layer">The layer that is read.</param>
    /// <exception cref="ModelException">The policy is undefined for this kind of layer.</exception>
    public int UnitsBeforeProjection(LayerInfo layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.IsOfText)
        {
            CheckText(layer);
        }
        else if (Tokens == TokenPolicy.Last)
        {
            throw new ModelException($"layer '{layer.Name}'", "readout tokens=last on a network that takes no texts", "tokens all, cls, mean or cls+mean", "Patches have no last one; use tokens mean or all.");
        }
        else if (Tokens is TokenPolicy.Cls or TokenPolicy.ClsMean && !layer.HasClassToken)
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

    // The first token of a causal network sees nothing but itself: it is the same for all texts.
    private void CheckText(LayerInfo layer)
    {
        if (Tokens is TokenPolicy.Cls or TokenPolicy.ClsMean)
        {
            throw new ModelException($"layer '{layer.Name}'", $"readout tokens={TokenName(Tokens)} on a network that takes texts", "tokens last or mean", "A text has no class token; its last token has seen all others.");
        }

        if (layer.HasVaryingTokens && layer.Kind == LayerKind.Heads)
        {
            throw new ModelException($"layer '{layer.Name}'", "attention weights, of which longer texts have more", "a layer with as many units for every text", "Read the attention's output or a head's.");
        }

        if (layer.HasVaryingTokens && layer.Kind == LayerKind.Tokens && Tokens == TokenPolicy.All)
        {
            throw new ModelException($"layer '{layer.Name}'", "readout tokens=all on texts, which differ in length", "as many units for every stimulus", "Use tokens last or mean.");
        }
    }

    private static string TokenName(TokenPolicy tokens) => tokens switch
    {
        TokenPolicy.All => "all",
        TokenPolicy.Cls => "cls",
        TokenPolicy.Mean => "mean",
        TokenPolicy.ClsMean => "cls+mean",
        TokenPolicy.Last => "last",
        _ => throw new ArgumentOutOfRangeException(nameof(tokens), tokens, "unknown token policy"),
    };
}
