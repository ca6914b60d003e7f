using Concord.Models.Blocks;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>Self-attention of a token network with its linear maps; keys <c>qkv</c>, <c>proj</c> as timm's.</summary>
/// <remarks>Rows of <c>qkv</c>: queries, keys, values; with shared queries and keys, these once and the values; with none, the values alone.</remarks>
internal sealed class TokenAttention : torch.nn.Module
{
    private readonly Dense qkv;
    private readonly Dense proj;
    private readonly TokenNetworkSizes _sizes;
    private readonly Wiring _wiring;

    public TokenAttention(Wiring wiring, TokenNetworkSizes sizes)
        : base(nameof(TokenAttention))
    {
        qkv = new Dense(wiring, sizes.Width, MapsOf(sizes.QueryKey) * sizes.Width);
        proj = new Dense(wiring, sizes.Width, sizes.Width);
        _sizes = sizes;
        _wiring = wiring;
        RegisterComponents();
    }

    /// <summary>How many maps of d × d <c>qkv</c> packs.</summary>
    public static int MapsOf(QueryKeyKind kind) => kind switch
    {
        QueryKeyKind.Separate => 3,
        QueryKeyKind.Shared => 2,
        _ => 1,
    };

    /// <param name="x">(batch × tokens × d), borrowed.</param>
    /// <param name="path">The attention's site.</param>
    /// <param name="mask">Added to the logits; null for none.</param>
    /// <returns>(batch × tokens × d), in the caller's dispose scope.</returns>
    public torch.Tensor Run(torch.Tensor x, string path, torch.Tensor? mask)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor[] maps = qkv.forward(x).chunk(MapsOf(_sizes.QueryKey), 2); // each (batch, tokens, d)
        torch.Tensor query = _sizes.QueryKey == QueryKeyKind.Identity ? x : maps[0];
        torch.Tensor key = _sizes.QueryKey == QueryKeyKind.Separate ? maps[1] : query;
        var heads = new AttentionHeads(_wiring, path, _sizes.Heads);
        return proj.forward(heads.Attend(query, key, maps[^1], mask)).MoveToOuterDisposeScope();
    }
}
