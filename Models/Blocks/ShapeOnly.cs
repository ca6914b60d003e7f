using TorchSharp;

namespace Concord.Models.Blocks;

/// <summary>The products of a shapes-only network: its weights are one zero everywhere, so that the result is known without the work, and only its size is wanted.</summary>
/// <remarks>A pass of VGG-19 or of a wide ResNet-101 at 224 pixels then takes a tenth of a second and not several.</remarks>
internal static class ShapeOnly
{
    /// <summary>Whether a weight is the expanded zero that <see cref="Architectures.Wiring.ShapesOnly"/> makes.</summary>
    public static bool IsZero(torch.Tensor weight) => weight.stride(0) == 0;

    /// <summary>What a convolution with zero kernel and bias puts out.</summary>
    /// <param name="input">(batch × in × height × width).</param>
    /// <param name="weight">(out × in/groups × k × k).</param>
    /// <param name="groups">Parts that do not see each other.</param>
    /// <param name="stride">Of both sides.</param>
    /// <param name="padding">Of height and width.</param>
    /// <returns>(batch × out × …) zeros.</returns>
    public static torch.Tensor Convolved(torch.Tensor input, torch.Tensor weight, int groups, int stride, long[] padding)
    {
        Check(input.shape[1], groups * weight.shape[1], input, weight);
        long[] sides = [.. padding.Select((padded, axis) => ((input.shape[axis + 2] + (2 * padded) - weight.shape[axis + 2]) / stride) + 1)];
        return input.new_zeros([input.shape[0], weight.shape[0], .. sides]);
    }

    /// <summary>What a linear layer with zero weight and bias puts out.</summary>
    /// <param name="input">(… × in).</param>
    /// <param name="weight">(out × in).</param>
    /// <returns>(… × out) zeros.</returns>
    public static torch.Tensor Mapped(torch.Tensor input, torch.Tensor weight)
    {
        Check(input.shape[^1], weight.shape[1], input, weight);
        return input.new_zeros([.. input.shape[..^1], weight.shape[0]]);
    }

    private static void Check(long found, long expected, torch.Tensor input, torch.Tensor weight)
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"a weight of ({string.Join(", ", weight.shape)}) takes {expected} features and not the {found} of ({string.Join(", ", input.shape)})");
        }
    }
}
