using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>TensorFlow's SAME padding, which a convolution of stride 2 makes uneven: where the number of pixels to add is odd, the odd one comes below and to the right.</summary>
/// <remarks>An axis of n pixels gets max((⌈n/s⌉ − 1)·s + k − n, 0) zeros. At stride 1 and odd kernels that is PyTorch's symmetric padding of k/2. Source: TensorFlow, tf.nn convolution notes.</remarks>
internal static class TensorFlowPadding
{
    /// <summary>Adds the zeros.</summary>
    /// <param name="x">(batch × channels × height × width).</param>
    /// <param name="kernel">Side of the kernel.</param>
    /// <param name="stride">Stride of the convolution that follows, which must not pad itself.</param>
    /// <returns>The padded map, or <paramref name="x"/> itself when nothing is to be added.</returns>
    public static torch.Tensor Pad(torch.Tensor x, int kernel, int stride)
    {
        long vertical = Zeros(x.shape[2], kernel, stride);
        long horizontal = Zeros(x.shape[3], kernel, stride);
        return vertical + horizontal == 0
            ? x
            : torch.nn.functional.pad(x, [horizontal / 2, horizontal - (horizontal / 2), vertical / 2, vertical - (vertical / 2)]);
    }

    private static long Zeros(long size, int kernel, int stride)
        => Math.Max(((((size + stride - 1) / stride) - 1) * stride) + kernel - size, 0);
}
