using Concord.Models.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Blocks;

/// <summary>A linear layer, x·Wᵀ + b; keys <c>weight</c> (out × in) and <c>bias</c> (out).</summary>
internal sealed class Dense : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly Wiring _wiring;
    private readonly OperationKind _kind;

    /// <param name="wiring">Makes parameters, takes counts.</param>
    /// <param name="inputs">Features in.</param>
    /// <param name="outputs">Features out.</param>
    /// <param name="hasBias">Whether there is a bias.</param>
    /// <param name="kind">What the layer is for, in the operation census; a layer on vectors is counted as the head unless said otherwise.</param>
    public Dense(Wiring wiring, int inputs, int outputs, bool hasBias = true, OperationKind kind = OperationKind.TokenWise)
        : base(nameof(Dense))
    {
        weight = wiring.Parameter(outputs, inputs);
        bias = hasBias ? wiring.Parameter(outputs) : null;
        _wiring = wiring;
        _kind = kind;
        RegisterComponents();
    }

    /// <param name="input">(batch × … × in).</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        OperationKind kind = input.dim() == 2 && _kind == OperationKind.TokenWise ? OperationKind.Head : _kind;
        _wiring.Count(kind, input.numel() * weight.shape[0]);
        return ShapeOnly.IsZero(weight) ? ShapeOnly.Mapped(input, weight) : torch.nn.functional.linear(input, weight, bias);
    }
}
