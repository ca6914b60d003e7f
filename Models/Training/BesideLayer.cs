using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Training;

/// <summary>A linear layer that is learnt beside the network and thrown away with the objective; drawn uniform in ±1/√inputs.</summary>
internal sealed class BesideLayer : IDisposable
{
    private readonly string _name;
    private readonly torch.Tensor _weight;
    private readonly torch.Tensor _bias;

    public BesideLayer(string name, int seed, int inputs, int outputs)
    {
        _name = name;
        _weight = Draw(seed, $"{name}.weight", inputs, outputs, inputs);
        _bias = Draw(seed, $"{name}.bias", inputs, outputs);
    }

    /// <summary>Weight and bias by key; borrowed.</summary>
    public IReadOnlyList<(string Key, torch.Tensor Value)> Parameters => [($"{_name}.weight", _weight), ($"{_name}.bias", _bias)];

    /// <summary>x·Wᵀ + b.</summary>
    /// <param name="x">(… × inputs), borrowed.</param>
    /// <returns>(… × outputs), in the caller's dispose scope.</returns>
    public torch.Tensor Map(torch.Tensor x) => torch.nn.functional.linear(x, _weight, _bias);

    /// <inheritdoc/>
    public void Dispose()
    {
        _weight.Dispose();
        _bias.Dispose();
    }

    private static torch.Tensor Draw(int seed, string key, int inputs, params long[] shape)
    {
        torch.Tensor tensor = torch.empty(shape, dtype: torch.float32).DetachFromDisposeScope();
        SeededInitialization.Fill(tensor, InitialValue.Uniform(1 / Math.Sqrt(inputs)), CounterRandom.Named(seed, $"beside/{key}"));
        tensor.requires_grad = true;
        return tensor;
    }
}
