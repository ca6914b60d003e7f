using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using TorchSharp;

namespace Concord.Models.Activations;

public sealed partial class LoadedModel
{
    // Tensors as large as the largest site that a block holds at once (convolution input, output, both again in the kernel's blocked
    // layout, the shortcut; or queries, keys, values, hidden units and their GELU): measured at most this many.
    private const int LargestSitesHeld = 12;

    /// <summary>Passes stimuli through the network, batch by batch, one forward pass for all requests.</summary>
    /// <remarks>Decoding and preprocessing of the next batch overlap the forward pass. A batch's rows are handed on inside the pass, so at most one layer's readout is held at a time.</remarks>
    /// <param name="stimuli">Decoders, called once each and from several threads at a time.</param>
    /// <param name="requests">Layers and readouts; a layer may be asked for in several readouts.</param>
    /// <param name="batchSize">Stimuli of a batch; belongs to the plan, for a matrix product's float32 sums depend on it.</param>
    /// <param name="sink">Takes the rows, on the calling thread.</param>
    /// <param name="progress">Told the number of stimuli done after each batch; may be null.</param>
    /// <param name="ct">Ends the work at the next stimulus or batch.</param>
    /// <exception cref="ModelException">The network takes texts, a layer is unknown, a readout is undefined for it, or its components are not fitted.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public void Extract(
        IReadOnlyList<Func<PixelImage>> stimuli,
        IReadOnlyList<LayerRequest> requests,
        int batchSize,
        IActivationSink sink,
        IProgress<int>? progress = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        TakesPictures();
        Check(requests);
        var recorder = new ReadoutRecorder(requests, _layerByName, sink);
        var input = new InputPipeline(stimuli, new ImageTransform(Preprocessing), InputSize, batchSize);
        input.Run(
            batch =>
            {
                recorder.FirstStimulus = batch.First;
                recorder.Count = batch.Count;
                Pass(batch.Pixels, recorder);
                progress?.Report(batch.First + batch.Count);
            },
            ct);
    }

    /// <summary>Fits the principal components of a readout on stimuli; a pass of its own.</summary>
    /// <remarks>Holds all rows before the projection in memory: stimuli · units · 4 bytes, and the same again in float64 blocks or components.</remarks>
    /// <param name="stimuli">The stimuli that the components are fitted on.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="readout">A readout with a <see cref="PcaSpec"/>.</param>
    /// <param name="batchSize">Stimuli of a batch.</param>
    /// <param name="progress">Told the number of stimuli done after each batch; may be null.</param>
    /// <param name="ct">Ends the work at the next stimulus or batch.</param>
    /// <returns>The projection to give with the <see cref="LayerRequest"/>.</returns>
    /// <exception cref="ModelException">The layer is unknown, the readout is undefined for it, or fewer components exist than are wanted.</exception>
    public PcaProjection FitPca(
        IReadOnlyList<Func<PixelImage>> stimuli,
        string layer,
        ReadoutSpec readout,
        int batchSize,
        IProgress<int>? progress = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(stimuli);
        return Fit(stimuli.Count, layer, readout, (requests, rows) => Extract(stimuli, requests, batchSize, rows, progress, ct));
    }

    /// <summary>An upper estimate of the memory that an extraction takes, beyond the process and libtorch themselves (about 250 MiB).</summary>
    /// <param name="requests">What is read.</param>
    /// <param name="batchSize">Stimuli of a batch.</param>
    /// <param name="longestText">Tokens of the longest text (<see cref="LongestText"/>); 0 for the most that the network takes. Without meaning for pictures.</param>
    /// <returns>Bytes: weights, three input batches, twelve times the largest layer of a batch, one readout, projections; of texts also the largest part that is read, such as the logits of all tokens.</returns>
    public long EstimatePeakBytes(IReadOnlyList<LayerRequest> requests, int batchSize, int longestText = 0)
    {
        Check(requests);
        long input = 3L * InputSize.Height * InputSize.Width * InputPipeline.BatchesInMemory;
        long largest = LargestSitesHeld * Layers.Where(layer => !layer.IsPart).Max(layer => layer.UnitsAt(longestText));
        long readout = requests.Select(request => (long)request.Readout.UnitsBeforeProjection(Layer(request.Layer))).DefaultIfEmpty(0).Max();
        long part = _text is null ? 0 : requests.Select(request => Layer(request.Layer).UnitsAt(longestText)).DefaultIfEmpty(0).Max();
        return (4 * ParameterCount) + (4 * batchSize * (input + largest + readout + part)) + requests.Sum(ProjectionBytes);
    }

    private PcaProjection Fit(int stimuli, string layer, ReadoutSpec readout, Action<LayerRequest[], IActivationSink> extract)
    {
        ArgumentNullException.ThrowIfNull(readout);
        if (readout.Projection is not PcaSpec spec)
        {
            throw new ArgumentException($"the readout's projection is {readout.Projection.Canonical} and not pca", nameof(readout));
        }

        int units = readout.UnitsBeforeProjection(Layer(layer));
        var rows = new RowBuffer(stimuli, units);
        extract([new LayerRequest(layer, readout with { Projection = ProjectionSpec.None })], rows);
        return PcaProjection.Fit(rows.Values, stimuli, units, spec.Dims);
    }

    private long ProjectionBytes(LayerRequest request)
    {
        int units = request.Readout.UnitsBeforeProjection(Layer(request.Layer));
        return request.Readout.Projection switch
        {
            SparseRandomSpec sparse when units > sparse.Dims => SparseRandomProjection.EstimateBytes(units, sparse.Dims),
            PcaSpec pca => 3L * 8 * units * pca.Dims,
            _ => 0,
        };
    }

    private void Check(IReadOnlyList<LayerRequest> requests)
    {
        ArgumentNullException.ThrowIfNull(requests);
        foreach (LayerRequest request in requests)
        {
            int units = request.Readout.UnitsBeforeProjection(Layer(request.Layer));
            if (request.Readout.Projection is PcaSpec pca && (request.Fitted is null || request.Fitted.Inputs != units || request.Fitted.Dims != pca.Dims))
            {
                string found = request.Fitted is null ? "no fitted components" : $"components of {request.Fitted.Inputs} units and {request.Fitted.Dims} dims";
                throw new ModelException($"layer '{request.Layer}'", found, $"components of {units} units and {pca.Dims} dims", "Fit them first, on the stimuli that the readout names.");
            }
        }
    }

    private void Pass(torch.Tensor input, ISiteRecorder recorder)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.ScalarType type = _text is null ? _type : torch.int64; // token ids are no numbers to be rounded
        torch.Tensor x = _device.type == DeviceType.CPU && input.dtype == type ? input : input.to(type, _device);
        _network.Pass(x, recorder).Dispose();
    }
}
