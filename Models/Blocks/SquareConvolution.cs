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
    private readonly int _stride;
    private readonly long[] _padding;
    private readonly int _groups;
    private readonly Wiring _wiring;

    public SquareConvolution(Wiring wiring, int inputs, int outputs, int kernel, int stride = 1, int padding = 0, bool hasBias = true, int groups = 1)
        : base(nameof(SquareConvolution))
    {
        weight = wiring.Parameter(outputs, inputs / groups, kernel, kernel);
        bias = hasBias ? wiring.Parameter(outputs) : null;
        _stride = stride;
        _padding = [padding, padding];
        _groups = groups;
        _wiring = wiring;
        RegisterComponents();
    }

    /// <param name="input">(batch × in × height × width).</param>
    public override torch.Tensor forward(torch.Tensor input) => Strided(input, _stride);

    /// <summary>The same kernel at another stride than its own.</summary>
    /// <param name="input">(batch × in × height × width).</param>
    /// <param name="stride">Of both sides, pixels.</param>
    public torch.Tensor Strided(torch.Tensor input, int stride)
    {
        torch.Tensor output = ShapeOnly.IsZero(weight)
            ? ShapeOnly.Convolved(input, weight, _groups, stride, _padding)
            : torch.nn.functional.conv2d(input, weight, bias, strides: [stride, stride], padding: _padding, groups: _groups);

        // Where neighbourhoods do not overlap (1×1, patches) it is the same linear map for every token.
        OperationKind kind = weight.shape[2] <= stride && _groups == 1 ? OperationKind.TokenWise : OperationKind.Convolution;
        _wiring.Count(kind, output.numel() * weight.shape[1] * weight.shape[2] * weight.shape[3]);
        return output;
    }
}
