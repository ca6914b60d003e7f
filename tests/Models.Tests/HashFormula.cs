using Concord.Models.Architectures;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Tests;

/// <summary>Weights and inputs by formula, as shared/golden/README.md (activations/fullsize_hashweights.json) defines them.</summary>
internal static class HashFormula
{
    private const int Chunk = 1 << 16;

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
            using torch.Tensor filled = Values(key, tensor.shape);
            using IDisposable noGradient = torch.no_grad();
            tensor.copy_(filled);
        }
    }

    /// <summary>The tensor of a name and a shape, owned by the caller.</summary>
    public static torch.Tensor Values(string key, long[] shape)
    {
        double fanIn = shape.Skip(1).Aggregate(1.0, (product, size) => product * size);
        (double centre, double scale) = key switch
        {
            _ when key.EndsWith("running_mean", StringComparison.Ordinal) => (0.0, 0.1),
            _ when key.EndsWith("running_var", StringComparison.Ordinal) => (1, 0.2),
            _ when key.EndsWith("class_token", StringComparison.Ordinal) || key.EndsWith("pos_embedding", StringComparison.Ordinal) => (0, 0.02),
            _ when key.EndsWith("bias", StringComparison.Ordinal) => (0, 0.05),
            _ when shape.Length == 1 => (1, 0.1),
            _ => (0, Math.Sqrt(6 / fanIn)),
        };
        var random = new CounterRandom(CounterRandom.Fnv1a(key));
        float[] values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        Parallel.For(0, (values.Length + Chunk - 1) / Chunk, chunk =>
        {
            for (int i = chunk * Chunk; i < Math.Min(values.Length, (chunk + 1) * Chunk); i++)
            {
                values[i] = (float)(centre + (scale * ((2 * ((random.Bits(i) >> 40) / (double)(1 << 24))) - 1)));
            }
        });
        return torch.tensor(values, shape);
    }

    public static torch.Tensor Input(params long[] shape)
    {
        long count = shape.Aggregate(1L, (product, size) => product * size);
        return torch.tensor(Uniform("input", count).Select(u => (float)(4 * (u - 0.5))).ToArray(), shape);
    }
}
