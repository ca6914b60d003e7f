using Concord.Models.Architectures;

namespace Concord.Models.Catalogue;

/// <summary>The mechanisms of token networks that a lab can exchange one by one, and what each value means for the sizes.</summary>
internal static class TokenNetworkOptions
{
    private static readonly (ArchitectureOption Option, Func<TokenNetworkSizes, string, TokenNetworkSizes> Apply)[] Known =
    [
        (new("attention", ["separate", "shared", "identity"], "queries and keys from two maps, from one, or the tokens themselves (the Gram matrix)"),
            (sizes, value) => sizes with { QueryKey = Enum.Parse<QueryKeyKind>(value, ignoreCase: true) }),
        (new("positions", ["learned", "sinusoidal", "fourier", "none"], "how tokens know where they stand"),
            (sizes, value) => sizes with { Positions = Enum.Parse<PositionKind>(value, ignoreCase: true) }),
        (new("stem", ["patches", "overlapping", "convolutional", "pixel"], "how the image becomes tokens; with pixel every pixel is one"),
            (sizes, value) => sizes with { Stem = Enum.Parse<StemKind>(value, ignoreCase: true), Patch = value == "pixel" ? 1 : sizes.Patch }),
        (new("mask", ["full", "window-1", "window-2", "window-3", "grid"], "which patches a patch attends to: all, those at most 1 to 3 rows and columns away, or its four neighbours"),
            (sizes, value) => sizes with { Mask = value == "grid" ? AttentionMask.GridGraph() : AttentionMask.LocalWindow(value[^1] - '0') }),
        (new("norm", ["on", "off"], "layer normalisation"), (sizes, _) => sizes with { HasNorms = false }),
        (new("residual", ["on", "off"], "whether blocks add to their input or replace it"), (sizes, _) => sizes with { HasResiduals = false }),
        (new("recurrence", ["off", "shared"], "whether all blocks share one block's weights"), (sizes, _) => sizes with { IsRecurrent = true }),
        (new("experts", ["off", "4", "8"], "experts in the MLP of every second block, two of which see a token"),
            (sizes, value) => sizes with { Experts = value[0] - '0' }),
        (new("pooling", ["class", "mean"], "what the head reads: the class token, or the mean of the patches (an untrained network then has no class token)"),
            (sizes, _) => sizes with { HasClassToken = false, Pool = PoolKind.Mean }),
    ];

    /// <summary>The options, the vision transformer's own value first.</summary>
    public static IReadOnlyList<ArchitectureOption> All { get; } = [.. Known.Select(known => known.Option)];

    /// <summary>The options that a network of these sizes has: halvings make a convolutional stem of patches that are powers of two alone, and a class token that is not there cannot be taken away.</summary>
    /// <param name="sizes">Published sizes.</param>
    public static IReadOnlyList<ArchitectureOption> For(TokenNetworkSizes sizes) =>
    [
        .. from option in All
           where option.Name != "pooling" || sizes.HasClassToken
           select int.IsPow2(sizes.Patch) ? option : option with { Values = [.. option.Values.Where(value => value != "convolutional")] },
    ];

    /// <summary>The sizes with options at other values than their own.</summary>
    /// <param name="sizes">Before.</param>
    /// <param name="chosen">Validated names and values.</param>
    public static TokenNetworkSizes Apply(TokenNetworkSizes sizes, IReadOnlyDictionary<string, string> chosen)
        => Known.Where(known => chosen.ContainsKey(known.Option.Name)).Aggregate(sizes, (changed, known) => known.Apply(changed, chosen[known.Option.Name]));
}
