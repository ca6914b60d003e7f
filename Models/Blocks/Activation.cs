using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>The nonlinearities of token networks.</summary>
internal static class Activation
{
    /// <summary>x·Φ(x), exact. Hendrycks and Gimpel 2016, arXiv:1606.08415.</summary>
    public static torch.Tensor Gelu(torch.Tensor x) => torch.nn.functional.gelu(x);

    /// <summary>0.5·x·(1 + tanh(√(2/π)(x + 0.044715·x³))): the approximation of Flax, GPT-2 (<c>gelu_new</c>) and TensorFlow.</summary>
    public static torch.Tensor GeluTanh(torch.Tensor x)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor inner = x.mul(x).mul_(x).mul_(0.044715).Adding(x).mul_(Math.Sqrt(2 / Math.PI)).tanh_();
        return ForGradient(inner).Adding(1).mul_(x).mul_(0.5).MoveToOuterDisposeScope();
    }

    /// <summary>x·σ(1.702·x), the approximation in CLIP's code.</summary>
    public static torch.Tensor QuickGelu(torch.Tensor x)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return ForGradient((x * 1.702).sigmoid_()).mul_(x).MoveToOuterDisposeScope();
    }

    /// <summary>max(0, x), in place.</summary>
    public static torch.Tensor Relu(torch.Tensor x) => x.relu_();

    // A gradient needs tanh and sigmoid as they came out: what goes on in place must then work on a copy.
    private static torch.Tensor ForGradient(torch.Tensor x) => x.requires_grad ? x.clone() : x;
}
