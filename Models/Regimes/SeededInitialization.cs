using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Regimes;

/// <summary>Untrained networks: every parameter drawn by the scheme of the architecture's source, from a seed.</summary>
/// <remarks>
/// The stream of a parameter is named by its key, so neither the order of parameters nor libtorch's generator matters. The distributions
/// are PyTorch's; the numbers are not: torch.manual_seed(0) gives other weights.
/// </remarks>
public static class SeededInitialization
{
    /// <summary>The version of generator and schemes: raised when any untrained network would change.</summary>
    public const int Version = 2;

    private const int Chunk = 1 << 16;

    /// <summary>The digest of an untrained network's weights: SHA-256 of <c>init/VERSION/architecture/seed</c>.</summary>
    /// <param name="architecture">The catalogue id; its own version is part of the layer definitions and not of the weights.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Digest(string architecture, int seed)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"init/{Version}/{architecture}/{seed}"))));

    /// <summary>Fills every parameter and buffer of a network on the CPU.</summary>
    /// <param name="network">Borrowed; its tensors are overwritten.</param>
    /// <param name="seed">The seed.</param>
    public static void Fill(Network network, int seed)
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyDictionary<string, torch.Tensor> state = network.state_dict();
        var shapes = state.ToDictionary(pair => pair.Key, pair => pair.Value.shape);
        foreach ((string key, torch.Tensor tensor) in state)
        {
            Fill(tensor, network.InitialValueOf(ParameterShape.Of(key, shapes)), CounterRandom.Named(seed, key));
        }
    }

    /// <summary>Fills one tensor from a stream.</summary>
    internal static void Fill(torch.Tensor tensor, InitialValue value, CounterRandom random)
    {
        int chunks = checked((int)((tensor.numel() + Chunk - 1) / Chunk));
        Parallel.For(0, chunks, chunk =>
        {
            Span<float> all = MemoryMarshal.Cast<byte, float>(tensor.bytes);
            int start = chunk * Chunk;
            Span<float> part = all.Slice(start, Math.Min(Chunk, all.Length - start));
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = (float)Draw(value, random, start + i);
            }
        });
    }

    private static double Draw(InitialValue value, CounterRandom random, int index) => value.Distribution switch
    {
        InitialDistribution.Constant => value.Scale,
        InitialDistribution.Uniform => value.Scale * ((2 * random.Uniform(index)) - 1),
        InitialDistribution.Normal => value.Scale * InverseNormal.Of(random.Uniform(index)),
        InitialDistribution.TruncatedNormal => Truncated(value.Scale, random.Uniform(index)),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Distribution, "unknown distribution"),
    };

    // Bounds ±2 absolute: with a deviation of 0.1 or less they lie 20 deviations out and no draw is ever redrawn.
    private static double Truncated(double deviation, double u)
    {
        double x = deviation * InverseNormal.Of(u);
        return Math.Abs(x) <= 2 ? x : throw new InvalidOperationException($"a truncated normal of deviation {deviation} needs redrawing; none of our schemes does");
    }
}
