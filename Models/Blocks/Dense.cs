using Concord.Models.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Blocks;

/// <summary>A linear layer with bias, x·Wᵀ + b; keys <c>weight</c> (out × in) and <c>bias</c> (out).</summary>
internal sealed class Dense : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    public Dense(Wiring wiring, int inputs, int outputs)
        : base(nameof(Dense))
    {
        weight = wiring.Parameter(outputs, inputs);
        bias = wiring.Parameter(outputs);
        RegisterComponents();
    }

    /// <param name="input">(… × in).</param>
    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.linear(input, weight, bias);
}
