using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>Notes name, kind and shape of each site during a probing pass of one stimulus.</summary>
/// <param name="prefixTokens">The network's own number.</param>
/// <param name="isOfText">Whether its stimuli are texts.</param>
/// <param name="hasClassToken">Whether the first of the prefix tokens is a class token.</param>
/// <param name="context">Most tokens of a text where their number varies; null where it does not.</param>
internal sealed class ShapeRecorder(int prefixTokens, bool hasClassToken, bool isOfText = false, int? context = null) : ISiteRecorder
{
    private readonly List<(string Name, LayerKind Kind, int[] Shape, SiteForm Form)> _sites = [];

    /// <summary>The layers and their parts in forward order.</summary>
    public IReadOnlyList<LayerInfo> Layers
    {
        get
        {
            int last = _sites.Count(site => !site.Form.IsPart) - 1;
            List<LayerInfo> layers = [];
            int rank = 0;
            foreach ((string name, LayerKind kind, int[] shape, SiteForm form) in _sites)
            {
                double depth = last < 1 ? 0 : Math.Min(1, (double)rank / last);
                int prefix = kind is LayerKind.Tokens or LayerKind.Heads ? form.PrefixTokens ?? prefixTokens : 0;
                layers.Add(new LayerInfo(name, layers.Count, depth, kind, Longest(kind, shape), prefix, form.IsPart)
                {
                    HasClassToken = prefix > 0 && hasClassToken,
                    IsOfText = isOfText,
                    HasVaryingTokens = context is not null && kind is LayerKind.Tokens or LayerKind.Heads,
                });
                rank += form.IsPart ? 0 : 1;
            }

            return layers;
        }
    }

    /// <inheritdoc/>
    public bool Wants(string name) => true;

    /// <inheritdoc/>
    public void Visit(string name, SiteForm form, torch.Tensor x)
    {
        int[] shape = [.. x.shape.Skip(1).Select(size => checked((int)size))];
        LayerKind kind = form.Kind ?? shape.Length switch
        {
            3 => LayerKind.Map,
            2 => LayerKind.Tokens,
            1 => LayerKind.Vector,
            _ => throw new InvalidOperationException($"site '{name}' has {shape.Length} dimensions per stimulus"),
        };
        _sites.Add((name, kind, shape, form));
    }

    /// <summary>The layers of a network that takes texts, from one pass of a short one.</summary>
    /// <param name="network">Borrowed; a shapes-only network costs no memory for parameters.</param>
    public static IReadOnlyList<LayerInfo> Probe(TextNetwork network)
    {
        var recorder = new ShapeRecorder(network.PrefixTokens, hasClassToken: false, isOfText: true, network.HasFixedLength ? null : network.ContextLength);
        int tokens = network.HasFixedLength ? network.ContextLength : Math.Min(network.ContextLength, network.PrefixTokens + 1);
        using torch.Tensor zeros = torch.zeros([InputPipeline.LeastRows, tokens], dtype: torch.int64);
        network.Pass(zeros, recorder).Dispose();
        return recorder.Layers;
    }

    // Shapes do not vary with the text's length but in their tokens.
    private int[] Longest(LayerKind kind, int[] shape) => (context, kind) switch
    {
        ({ } tokens, LayerKind.Tokens) => [tokens, shape[1]],
        ({ } tokens, LayerKind.Heads) => [shape[0], tokens, tokens],
        _ => shape,
    };

    /// <summary>The layers of a network for inputs of a size, from one pass of zeros.</summary>
    /// <param name="network">Borrowed; a shapes-only network costs no memory for parameters.</param>
    /// <param name="height">Height of the input, pixels.</param>
    /// <param name="width">Width of the input, pixels.</param>
    public static IReadOnlyList<LayerInfo> Probe(Network network, int height, int width)
    {
        var recorder = new ShapeRecorder(network.PrefixTokens, network.HasClassToken);
        using torch.Tensor zeros = torch.zeros([1, 3, height, width], dtype: torch.float32);
        network.Pass(zeros, recorder).Dispose();
        return recorder.Layers;
    }
}
