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
    private readonly bool _ofMaps;

    /// <param name="wiring">Makes parameters.</param>
    /// <param name="features">Size of the normalised dimension.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="ofMaps">Normalise the channels at each place of a map, (batch × features × height × width), as ConvNeXt does.</param>
    public LayerNormalization(Wiring wiring, int features, double epsilon, bool ofMaps = false)
        : base(nameof(LayerNormalization))
    {
        weight = wiring.Parameter(features);
        bias = wiring.Parameter(features);
        _shape = [features];
        _epsilon = epsilon;
        _ofMaps = ofMaps;
        RegisterComponents();
    }

    /// <param name="input">(… × features), or (batch × features × height × width) for maps.</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        if (ShapeOnly.IsZero(weight))
        {
            return input.alias();
        }

        if (!_ofMaps)
        {
            return torch.nn.functional.layer_norm(input, _shape, weight, bias, _epsilon);
        }

        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor last = torch.nn.functional.layer_norm(input.permute(0, 2, 3, 1), _shape, weight, bias, _epsilon);
        return last.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
