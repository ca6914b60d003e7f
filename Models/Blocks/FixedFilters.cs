using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>A bank of filters that nothing has learnt, on luminance; at the border the image goes on with its outermost pixels, so that a constant image stays one.</summary>
/// <remarks>The kernels are numbers and no tensors, which TorchSharp would put into the state dict; they follow the input to its device and precision.</remarks>
internal sealed class FixedFilters : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Wiring _wiring;
    private readonly float[] _kernels;
    private readonly int _count;
    private readonly int _side;

    /// <param name="wiring">Takes counts.</param>
    /// <param name="kernels">Of equal, odd side; row by row, laid over the image as they are (not mirrored).</param>
    public FixedFilters(Wiring wiring, IReadOnlyList<double[]> kernels)
        : base(nameof(FixedFilters))
    {
        _wiring = wiring;
        _side = (int)Math.Sqrt(kernels[0].Length);
        _count = kernels.Count;
        _kernels = [.. kernels.SelectMany(kernel => kernel, (_, value) => (float)value)];
    }

    /// <summary>Luminance of red, green and blue by ITU-R BT.601, as in Pillow's mode L.</summary>
    /// <param name="rgb">(batch × 3 × height × width).</param>
    /// <returns>(batch × 1 × height × width).</returns>
    public static torch.Tensor Luminance(torch.Tensor rgb)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor grey = (rgb.narrow(1, 0, 1) * 0.299).Adding(rgb.narrow(1, 1, 1) * 0.587).Adding(rgb.narrow(1, 2, 1) * 0.114);
        return grey.MoveToOuterDisposeScope();
    }

    /// <param name="input">(batch × 1 × height × width).</param>
    /// <returns>(batch × filters × height × width).</returns>
    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        long around = _side / 2;
        torch.Tensor padded = torch.nn.functional.pad(input, [around, around, around, around], PaddingModes.Replicate);
        torch.Tensor output = torch.nn.functional.conv2d(padded, torch.tensor(_kernels, [_count, 1, _side, _side], input.dtype, input.device));
        _wiring.Count(OperationKind.Convolution, output.numel() / output.shape[0] * _side * _side);
        return output.MoveToOuterDisposeScope();
    }
}
