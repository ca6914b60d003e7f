using Concord.Models.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Blocks;

/// <summary>Layer normalisation over the last dimension; keys <c>weight</c>, <c>bias</c>. ε is not in the state dict: 1e-6 in ViT, 1e-5 in PyTorch's own layers.</summary>
/// <remarks>Ba, Kiros and Hinton 2016.</remarks>
internal sealed class LayerNormalization : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly long[] _shape;
    private readonly double _epsilon;

    public LayerNormalization(Wiring wiring, int features, double epsilon)
        : base(nameof(LayerNormalization))
    {
        weight = wiring.Parameter(features);
        bias = wiring.Parameter(features);
        _shape = [features];
        _epsilon = epsilon;
        RegisterComponents();
    }

    /// <param name="input">(… × features).</param>
    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.layer_norm(input, _shape, weight, bias, _epsilon);
}
