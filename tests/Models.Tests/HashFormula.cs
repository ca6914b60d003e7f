using Concord.Models.Architectures;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Tests;

/// <summary>Weights and inputs by formula, as shared/golden/README.md (activations/fullsize_hashweights.json) defines them.</summary>
internal static class HashFormula
{
    public static double[] Uniform(string name, long count)
    {
        var random = new CounterRandom(CounterRandom.Fnv1a(name));
        double[] values = new double[count];
        for (long i = 0; i < count; i++)
        {
            values[i] = (random.Bits(i) >> 40) / (double)(1 << 24);
        }

        return values;
    }

    public static void Fill(Network network)
    {
        foreach ((string key, torch.Tensor tensor) in network.state_dict())
        {
            long[] shape = tensor.shape;
            double fanIn = shape.Skip(1).Aggregate(1.0, (product, size) => product * size);
            double[] s = [.. Uniform(key, tensor.numel()).Select(u => (2 * u) - 1)];
            Func<double, double> value = key switch
            {
                _ when key.EndsWith("running_mean", StringComparison.Ordinal) => v => 0.1 * v,
                _ when key.EndsWith("running_var", StringComparison.Ordinal) => v => 1 + (0.2 * v),
                _ when key.EndsWith("class_token", StringComparison.Ordinal) || key.EndsWith("pos_embedding", StringComparison.Ordinal) => v => 0.02 * v,
                _ when key.EndsWith("bias", StringComparison.Ordinal) => v => 0.05 * v,
                _ when shape.Length == 1 => v => 1 + (0.1 * v),
                _ => v => Math.Sqrt(6 / fanIn) * v,
            };
            using torch.Tensor filled = torch.tensor(s.Select(v => (float)value(v)).ToArray(), shape);
            using IDisposable noGradient = torch.no_grad();
            tensor.copy_(filled);
        }
    }

    public static torch.Tensor Input(params long[] shape)
    {
        long count = shape.Aggregate(1L, (product, size) => product * size);
        return torch.tensor(Uniform("input", count).Select(u => (float)(4 * (u - 0.5))).ToArray(), shape);
    }
}
