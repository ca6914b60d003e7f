using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>Sums and powers of tensors that no collection of garbage can spoil.</summary>
/// <remarks>
/// TorchSharp 0.107's <c>a + b</c>, <c>add_(tensor)</c>, <c>pow</c> and <c>square</c> make a finalisable number (the factor of b, the exponent) and hand on its address only: when garbage is collected in that
/// moment, its finaliser frees it under the running call, which then fails or adds another multiple of b. Products are not concerned, and give the same bits as small powers.
/// </remarks>
internal static class TensorSums
{
    private static readonly Scalar s_one = 1.0;

    /// <summary>a + b.</summary>
    public static torch.Tensor Plus(this torch.Tensor a, torch.Tensor b) => a.add(b, s_one);

    /// <summary>a becomes a + b, in a's precision.</summary>
    /// <returns>a itself.</returns>
    public static torch.Tensor Adding(this torch.Tensor a, torch.Tensor b) => a.add_(b, s_one);

    /// <summary>a becomes a + number.</summary>
    /// <returns>a itself.</returns>
    public static torch.Tensor Adding(this torch.Tensor a, double number)
    {
        Scalar scalar = number;
        _ = a.add_(scalar, s_one); // a itself
        GC.KeepAlive(scalar);
        return a;
    }

    /// <summary>x².</summary>
    public static torch.Tensor Squared(this torch.Tensor x) => x.mul(x);
}
