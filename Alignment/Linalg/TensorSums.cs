using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Linalg;

/// <summary>Sums of tensors that no collection of garbage can spoil.</summary>
/// <remarks>
/// TorchSharp's <c>a + b</c>, <c>add_</c>, <c>square</c> and <c>pow</c> make a finalisable number (the factor of b, the exponent) and hand on its address only: when garbage is collected in that
/// moment, the finaliser frees it under the running call, which then fails or adds another multiple of b. Seen within seconds where two threads work and allocate. Differences, products and
/// quotients of tensors, and operators with C# numbers, are not concerned.
/// </remarks>
internal static class TensorSums
{
    private static readonly Scalar One = 1.0;

    /// <summary>a + b.</summary>
    /// <returns>Owned by the caller.</returns>
    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, One);

    /// <summary>x².</summary>
    /// <returns>Owned by the caller.</returns>
    public static Tensor Squared(this Tensor x) => x.mul(x);

    /// <summary>a becomes a + b, in a's precision.</summary>
    public static void Add(this Tensor a, Tensor b) => _ = a.add_(b, One); // a itself
}
