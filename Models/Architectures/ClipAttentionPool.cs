using Concord.Models.Blocks;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Architectures;

/// <summary>CLIP's pooling of a map: its mean, as the one query, attends to itself and all places.</summary>
/// <remarks>Keys <c>positional_embedding</c> (1 + places × d), <c>q_proj</c>, <c>k_proj</c>, <c>v_proj</c>, <c>c_proj</c>. Parts: <c>attnpool.tokens</c> (mean first, with positions), then those of <see cref="AttentionHeads"/>; queries and heads have one token.</remarks>
internal sealed class ClipAttentionPool : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter positional_embedding;
    private readonly Dense q_proj;
    private readonly Dense k_proj;
    private readonly Dense v_proj;
    private readonly Dense c_proj;
    private readonly AttentionHeads _heads;
    private readonly Wiring _wiring;
    private readonly string _path;
    private readonly int _grid;

    /// <param name="wiring">Makes parameters, takes reports.</param>
    /// <param name="path">The pool's path.</param>
    /// <param name="sizes">Grid, features, heads, embedding.</param>
    public ClipAttentionPool(Wiring wiring, string path, ClipResNetSizes sizes)
        : base(nameof(ClipAttentionPool))
    {
        _grid = sizes.Grid;
        positional_embedding = wiring.Parameter(1 + (_grid * _grid), sizes.Features);
        q_proj = new Dense(wiring, sizes.Features, sizes.Features);
        k_proj = new Dense(wiring, sizes.Features, sizes.Features);
        v_proj = new Dense(wiring, sizes.Features, sizes.Features);
        c_proj = new Dense(wiring, sizes.Features, sizes.Embedding);
        _heads = new AttentionHeads(wiring, path, sizes.Heads);
        _wiring = wiring;
        _path = path;
        RegisterComponents();
    }

    /// <param name="input">(batch × d × rows × columns).</param>
    /// <returns>(batch × embedding), owned by the caller.</returns>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor table = TokenPositions.Resize(positional_embedding.unsqueeze(0), prefix: 1, _grid, (int)input.shape[2], (int)input.shape[3], PositionResize.Antialiased);
        torch.Tensor places = input.flatten(2).transpose(1, 2); // (batch, places, d)
        torch.Tensor tokens = torch.cat([places.mean([1], keepdim: true), places], 1).Adding(_wiring.Positions(table, 1));
        tokens = _wiring.Part($"{_path}.tokens", tokens, prefixTokens: 1);
        torch.Tensor attended = _heads.Attend(q_proj.forward(tokens.narrow(1, 0, 1)), k_proj.forward(tokens), v_proj.forward(tokens), prefixOfKeys: 1);
        return c_proj.forward(attended.squeeze(1)).MoveToOuterDisposeScope();
    }
}
