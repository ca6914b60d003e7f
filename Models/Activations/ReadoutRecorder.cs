using System.Runtime.InteropServices;
using Concord.Models.Architectures;
using TorchSharp;

namespace Concord.Models.Activations;

/// <summary>Applies the readouts of requested sites inside the forward pass and hands the rows on at once, so that no layer is held longer than its site lasts.</summary>
internal sealed class ReadoutRecorder : ISiteRecorder
{
    private readonly ILookup<string, int> _requestsOfLayer;
    private readonly IReadOnlyList<LayerRequest> _requests;
    private readonly IReadOnlyDictionary<string, LayerInfo> _layers;
    private readonly SparseRandomProjection?[] _projections;
    private readonly IActivationSink _sink;

    /// <param name="requests">What to read; validated.</param>
    /// <param name="layers">The network's layers by name.</param>
    /// <param name="sink">Takes the rows.</param>
    public ReadoutRecorder(IReadOnlyList<LayerRequest> requests, IReadOnlyDictionary<string, LayerInfo> layers, IActivationSink sink)
    {
        _requests = requests;
        _layers = layers;
        _sink = sink;
        _requestsOfLayer = Enumerable.Range(0, requests.Count).ToLookup(index => requests[index].Layer);
        _projections = Projections(requests, layers);
    }

    /// <summary>Index of the first stimulus of the batch under way.</summary>
    public int FirstStimulus { get; set; }

    /// <summary>Stimuli of the batch under way; rows past them are not read.</summary>
    public int Count { get; set; }

    /// <summary>Of each text of the batch under way: its tokens without padding; null where the stimuli are no texts.</summary>
    public IReadOnlyList<int>? Lengths { get; set; }

    /// <inheritdoc/>
    public bool Wants(string name) => _requestsOfLayer.Contains(name);

    /// <inheritdoc/>
    public void Visit(string name, SiteForm form, torch.Tensor x)
    {
        foreach (int request in _requestsOfLayer[name])
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor stimuli = x.shape[0] == Count ? x : x.slice(0, 0, Count, 1);
            torch.Tensor read = Read(stimuli, _layers[name], _requests[request].Readout.Tokens, Lengths).to(torch.float32).contiguous().cpu();
            Hand(request, MemoryMarshal.Cast<byte, float>(read.bytes), Count);
        }
    }

    /// <summary>Applies a token policy.</summary>
    /// <param name="x">(batch × C × H × W), (batch × n × d), (batch × d) or (batch × heads × n × d), borrowed.</param>
    /// <param name="layer">The layer's kind and prefix.</param>
    /// <param name="tokens">Defined for this layer.</param>
    /// <param name="lengths">Of each text: its tokens without padding; null where the stimuli are no texts.</param>
    /// <returns>(batch × units), possibly a view of <paramref name="x"/>.</returns>
    public static torch.Tensor Read(torch.Tensor x, LayerInfo layer, TokenPolicy tokens, IReadOnlyList<int>? lengths = null) => tokens switch
    {
        TokenPolicy.All => x.flatten(1),
        TokenPolicy.Cls => Class(x, layer),
        TokenPolicy.Last or TokenPolicy.Mean when layer.Kind == LayerKind.Vector => x,
        TokenPolicy.Last => EachText(x, layer, lengths, (text, axis, length) => text.select(axis, length - 1)),
        TokenPolicy.Mean when lengths is not null => EachText(x, layer, lengths, (text, axis, length) => text.slice(axis, layer.PrefixTokens, length, 1).mean([axis])),
        TokenPolicy.Mean => Mean(x, layer),
        TokenPolicy.ClsMean => torch.cat([Class(x, layer), Mean(x, layer)], 1),
        _ => throw new ArgumentOutOfRangeException(nameof(tokens), tokens, "unknown token policy"),
    };

    private static torch.Tensor Class(torch.Tensor x, LayerInfo layer)
        => layer.Kind == LayerKind.Heads ? x.select(2, 0).flatten(1) : x.select(1, 0);

    private static torch.Tensor Mean(torch.Tensor x, LayerInfo layer) => layer.Kind switch
    {
        LayerKind.Map => x.mean([2, 3]),
        LayerKind.Heads => x.slice(2, layer.PrefixTokens, x.shape[2], 1).mean([2]).flatten(1),
        LayerKind.Tokens => x.slice(1, layer.PrefixTokens, x.shape[1], 1).mean([1]),
        _ => x,
    };

    // One text at a time, so that no number depends on how far the others of its batch made it be padded.
    private static torch.Tensor EachText(torch.Tensor x, LayerInfo layer, IReadOnlyList<int>? lengths, Func<torch.Tensor, int, int, torch.Tensor> read)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        int axis = layer.Kind == LayerKind.Heads ? 1 : 0; // of (tokens × features) or (heads × tokens × features)
        return torch.stack(lengths.Select((length, i) => read(x[i], axis, length).flatten()));
    }

    private static SparseRandomProjection?[] Projections(IReadOnlyList<LayerRequest> requests, IReadOnlyDictionary<string, LayerInfo> layers)
    {
        Dictionary<(int Inputs, int Dims, int Seed), SparseRandomProjection> made = [];
        var projections = new SparseRandomProjection?[requests.Count];
        for (int i = 0; i < requests.Count; i++)
        {
            int inputs = requests[i].Readout.UnitsBeforeProjection(layers[requests[i].Layer]);
            if (requests[i].Readout.Projection is SparseRandomSpec spec && inputs > spec.Dims)
            {
                (int, int, int) key = (inputs, spec.Dims, spec.Seed);
                projections[i] = made.TryGetValue(key, out SparseRandomProjection? known) ? known : made[key] = new SparseRandomProjection(inputs, spec.Dims, spec.Seed);
            }
        }

        return projections;
    }

    private void Hand(int request, ReadOnlySpan<float> rows, int count)
    {
        if (_projections[request] is { } sparse)
        {
            float[] projected = new float[count * sparse.Dims];
            sparse.Apply(rows, projected);
            _sink.Write(request, FirstStimulus, projected, sparse.Dims);
        }
        else if (_requests[request].Fitted is { } pca)
        {
            float[] projected = new float[count * pca.Dims];
            pca.Apply(rows, projected);
            _sink.Write(request, FirstStimulus, projected, pca.Dims);
        }
        else
        {
            _sink.Write(request, FirstStimulus, rows, rows.Length / count);
        }
    }
}
