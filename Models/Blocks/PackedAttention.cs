using Concord.Models.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Blocks;

/// <summary>Multi-head self-attention with query, key and value packed in one matrix, as <c>torch.nn.MultiheadAttention</c>.</summary>
/// <remarks>Keys <c>in_proj_weight</c> (3d × d; rows q, k, v), <c>in_proj_bias</c> (3d), <c>out_proj.weight</c>, <c>out_proj.bias</c>. Vaswani et al. 2017: softmax(QKᵀ/√(d/h))V per head.</remarks>
internal sealed class PackedAttention : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter in_proj_weight;
    private readonly Parameter in_proj_bias;
    private readonly Dense out_proj;
    private readonly Wiring _wiring;
    private readonly int _heads;

    public PackedAttention(Wiring wiring, int width, int heads)
        : base(nameof(PackedAttention))
    {
        in_proj_weight = wiring.Parameter(3 * width, width);
        in_proj_bias = wiring.Parameter(3 * width);
        out_proj = new Dense(wiring, width, width);
        _wiring = wiring;
        _heads = heads;
        RegisterComponents();
    }

    /// <param name="input">(batch × tokens × d).</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        _wiring.Count(OperationKind.TokenWise, input.numel() * in_proj_weight.shape[0]);
        torch.Tensor packed = _wiring.IsShapesOnly
            ? ShapeOnly.Mapped(input, in_proj_weight)
            : torch.nn.functional.linear(input, in_proj_weight, in_proj_bias);
        return out_proj.forward(Attend(_wiring, packed, _heads)).MoveToOuterDisposeScope();
    }

    /// <summary>Attention on packed queries, keys and values.</summary>
    /// <param name="wiring">Takes counts.</param>
    /// <param name="packed">(batch × tokens × 3d): q, k, v side by side; head h holds the h-th d/heads of each.</param>
    /// <param name="heads">Divides d.</param>
    /// <returns>(batch × tokens × d), heads concatenated.</returns>
    public static torch.Tensor Attend(Wiring wiring, torch.Tensor packed, int heads)
    {
        long batch = packed.shape[0];
        long tokens = packed.shape[1];
        long width = packed.shape[2] / 3;
        wiring.Count(OperationKind.TokenMixing, 2 * batch * tokens * tokens * width); // QKᵀ and the weighted sum of V, d/heads features for each head
        if (wiring.IsShapesOnly)
        {
            return packed.new_zeros(batch, tokens, width);
        }

        torch.Tensor split = packed.reshape(batch, tokens, 3, heads, width / heads).permute(2, 0, 3, 1, 4); // (3, batch, heads, tokens, headDim)
        torch.Tensor attended = torch.nn.functional.scaled_dot_product_attention(split[0], split[1], split[2]);
        return attended.transpose(1, 2).reshape(batch, tokens, width);
    }
}
