using Concord.Models.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace Concord.Models.Blocks;

/// <summary>A two-dimensional convolution with square kernel and zero padding; keys <c>weight</c> (out × in/groups × k × k) and <c>bias</c> (out).</summary>
/// <remarks>With groups, outputs and inputs fall into as many equal parts in order, and a part of the outputs sees its part of the inputs only.</remarks>
internal sealed class SquareConvolution : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly int _groups;

    public SquareConvolution(Wiring wiring, int inputs, int outputs, int kernel, int stride = 1, int padding = 0, bool hasBias = true, int groups = 1)
        : base(nameof(SquareConvolution))
    {
        weight = wiring.Parameter(outputs, inputs / groups, kernel, kernel);
        bias = hasBias ? wiring.Parameter(outputs) : null;
        _stride = [stride, stride];
        _padding = [padding, padding];
        _groups = groups;
        RegisterComponents();
    }

    /// <param name="input">(batch × in × height × width).</param>
    public override torch.Tensor forward(torch.Tensor input)
        => torch.nn.functional.conv2d(input, weight, bias, strides: _stride, padding: _padding, groups: _groups);
}
