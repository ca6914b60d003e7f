using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>Notes name, kind and shape of each site during a probing pass of one stimulus.</summary>
internal sealed class ShapeRecorder(int prefixTokens) : ISiteRecorder
{
    private readonly List<(string Name, LayerKind Kind, int[] Shape)> _sites = [];

    /// <summary>The layers in forward order.</summary>
    public IReadOnlyList<LayerInfo> Layers =>
        [.. _sites.Select((site, index) => new LayerInfo(
            site.Name,
            index,
            _sites.Count == 1 ? 0 : (double)index / (_sites.Count - 1),
            site.Kind,
            site.Shape,
            site.Kind == LayerKind.Tokens ? prefixTokens : 0))];

    /// <inheritdoc/>
    public void Visit(string name, torch.Tensor x)
    {
        int[] shape = [.. x.shape.Skip(1).Select(size => checked((int)size))];
        LayerKind kind = shape.Length switch
        {
            3 => LayerKind.Map,
            2 => LayerKind.Tokens,
            1 => LayerKind.Vector,
            _ => throw new InvalidOperationException($"site '{name}' has {shape.Length} dimensions per stimulus"),
        };
        _sites.Add((name, kind, shape));
    }

    /// <summary>The layers of a network for inputs of a size, from one pass of zeros.</summary>
    /// <param name="network">Borrowed; a shapes-only network costs no memory for parameters.</param>
    /// <param name="height">Height of the input, pixels.</param>
    /// <param name="width">Width of the input, pixels.</param>
    public static IReadOnlyList<LayerInfo> Probe(Network network, int height, int width)
    {
        var recorder = new ShapeRecorder(network.PrefixTokens);
        using torch.Tensor zeros = torch.zeros([InputPipeline.LeastRows, 3, height, width], dtype: torch.float32);
        network.Pass(zeros, recorder).Dispose();
        return recorder.Layers;
    }
}
