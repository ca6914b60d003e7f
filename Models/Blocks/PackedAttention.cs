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
    private readonly AttentionHeads _attention;

    /// <param name="wiring">Makes parameters, takes reports and counts.</param>
    /// <param name="path">The attention's site, under which <see cref="AttentionHeads"/> reports its parts.</param>
    /// <param name="width">Features of a token.</param>
    /// <param name="heads">Divides the features.</param>
    public PackedAttention(Wiring wiring, string path, int width, int heads)
        : base(nameof(PackedAttention))
    {
        in_proj_weight = wiring.Parameter(3 * width, width);
        in_proj_bias = wiring.Parameter(3 * width);
        out_proj = new Dense(wiring, width, width);
        _wiring = wiring;
        _attention = new AttentionHeads(wiring, path, heads);
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
        return out_proj.forward(Attend(_attention, packed)).MoveToOuterDisposeScope();
    }

    /// <summary>Attention on packed queries, keys and values.</summary>
    /// <param name="attention">Attends.</param>
    /// <param name="packed">(batch × tokens × 3d): q, k, v side by side; head h holds the h-th d/heads of each.</param>
    /// <returns>(batch × tokens × d), heads concatenated.</returns>
    public static torch.Tensor Attend(AttentionHeads attention, torch.Tensor packed)
    {
        torch.Tensor[] maps = packed.chunk(3, 2); // each (batch, tokens, d)
        return attention.Attend(maps[0], maps[1], maps[2]);
    }
}
