using Concord.Models.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Blocks;

/// <summary>x / √(mean(x²) + ε) · weight over the last dimension; key <c>weight</c>.</summary>
/// <remarks>Zhang and Sennrich 2019, arXiv:1910.07467. ε is not in the state dict: 1e-5 in Llama.</remarks>
internal sealed class RmsNormalization : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter weight;
    private readonly double _epsilon;

    public RmsNormalization(Wiring wiring, int features, double epsilon)
        : base(nameof(RmsNormalization))
    {
        weight = wiring.Parameter(features);
        _epsilon = epsilon;
        RegisterComponents();
    }

    /// <param name="input">(… × features).</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor wide = input.ElementSize < sizeof(float) ? input.to(torch.float32) : input; // squares of half precision overflow
        torch.Tensor scale = wide.Squared().mean([-1], keepdim: true).Adding(_epsilon).rsqrt_();
        return (wide * scale).to(input.dtype).mul(weight).MoveToOuterDisposeScope();
    }
}
