using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Texts;
using TorchSharp;

namespace Concord.Models.Activations;

public sealed partial class LoadedModel
{
    /// <summary>Passes texts through the network, batch by batch, one forward pass for all requests.</summary>
    /// <remarks>
    /// A batch is padded on the right to its longest text (to the network's own length where that is fixed); padding enters no readout.
    /// All texts are tokenized before the first pass, so that a text that does not fit is found at once.
    /// </remarks>
    /// <param name="texts">The stimuli.</param>
    /// <param name="requests">Layers and readouts; a layer may be asked for in several readouts.</param>
    /// <param name="batchSize">Texts of a batch; belongs to the plan, for a matrix product's float32 sums depend on it.</param>
    /// <param name="sink">Takes the rows, on the calling thread.</param>
    /// <param name="progress">Told the number of texts done after each batch; may be null.</param>
    /// <param name="ct">Ends the work between batches.</param>
    /// <exception cref="ModelException">The network takes pictures, a text has no token or too many, a layer is unknown, a readout is undefined for it, or its components are not fitted.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public void Extract(
        IReadOnlyList<string> texts,
        IReadOnlyList<LayerRequest> requests,
        int batchSize,
        IActivationSink sink,
        IProgress<int>? progress = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        TextNetwork network = TakesTexts();
        Check(requests);
        TokenizedText[] tokenized = Tokenize(texts, network);
        var recorder = new ReadoutRecorder(requests, _layerByName, sink);
        InBatches(
            network,
            tokenized,
            batchSize,
            (first, lengths, ids) =>
            {
                recorder.FirstStimulus = first;
                recorder.Count = lengths.Length;
                recorder.Lengths = lengths;
                Pass(ids, recorder);
            },
            progress,
            ct);
    }

    /// <summary>Fits the principal components of a readout on texts; a pass of its own.</summary>
    /// <param name="texts">The texts that the components are fitted on.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="readout">A readout with a <see cref="PcaSpec"/>.</param>
    /// <param name="batchSize">Texts of a batch.</param>
    /// <param name="progress">Told the number of texts done after each batch; may be null.</param>
    /// <param name="ct">Ends the work between batches.</param>
    /// <returns>The projection to give with the <see cref="LayerRequest"/>.</returns>
    /// <exception cref="ModelException">As of the extraction, or fewer components exist than are wanted.</exception>
    public PcaProjection FitPca(IReadOnlyList<string> texts, string layer, ReadoutSpec readout, int batchSize, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Fit(texts.Count, layer, readout, (requests, rows) => Extract(texts, requests, batchSize, rows, progress, ct));
    }

    /// <summary>How little each token and each word of texts was expected: −ln of its probability given those before it.</summary>
    /// <remarks>From float32 logits (or the model's precision) in float64. The first token of a text is predicted by nothing and has NaN; where the tokenizer puts one before every text, that is the one.</remarks>
    /// <param name="texts">The texts.</param>
    /// <param name="batchSize">Texts of a batch; belongs to the plan.</param>
    /// <param name="progress">Told the number of texts done after each batch; may be null.</param>
    /// <param name="ct">Ends the work between batches.</param>
    /// <returns>In the order of the texts.</returns>
    /// <exception cref="ModelException">The network takes pictures or predicts no words, or a text has no token or too many.</exception>
    public IReadOnlyList<TextSurprisal> Surprisals(IReadOnlyList<string> texts, int batchSize, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        TextNetwork network = TakesTexts();
        if (!_layerByName.TryGetValue(SurprisalRecorder.Site, out LayerInfo? logits) || logits.Kind != LayerKind.Tokens)
        {
            throw new ModelException($"model {Architecture.Id}", "no logits of every token", "a language model", "Only a network that predicts the next token has surprisals.");
        }

        TokenizedText[] tokenized = Tokenize(texts, network);
        var recorder = new SurprisalRecorder();
        InBatches(
            network,
            tokenized,
            batchSize,
            (first, lengths, ids) =>
            {
                recorder.Texts = [.. tokenized.Skip(first).Take(lengths.Length).Select(text => text.Ids)];
                Pass(ids, recorder);
            },
            progress,
            ct);
        return [.. tokenized.Zip(recorder.Nats, (text, nats) => new TextSurprisal(text, nats))];
    }

    /// <summary>Tokens of the longest of some texts, those before and after a text included.</summary>
    /// <exception cref="ModelException">The network takes pictures, or a text has no token or too many.</exception>
    public int LongestText(IReadOnlyList<string> texts) => Tokenize(texts, TakesTexts()).Select(text => text.Ids.Count).DefaultIfEmpty(0).Max();

    private static TextTokenizer MakeTokenizer(ArchitectureEntry architecture, TextNetwork network, string? path)
    {
        TextTokenizer tokenizer = (architecture.Text ?? throw new InvalidOperationException($"{architecture.Id} takes texts and its entry has no tokenizer")).Tokenizer(path);
        if (tokenizer.VocabularySize > network.VocabularySize)
        {
            throw new ModelException($"tokenizer of {architecture.Id}", $"a vocabulary of {tokenizer.VocabularySize}", $"at most {network.VocabularySize}, as many as the network has embeddings", "Give the vocabulary file that belongs to these weights.");
        }

        return tokenizer.PrefixTokens == network.PrefixTokens
            ? tokenizer
            : throw new InvalidOperationException($"{architecture.Id}: the tokenizer puts {tokenizer.PrefixTokens} tokens before a text, the network expects {network.PrefixTokens}");
    }

    private TextNetwork TakesTexts() => _text
        ?? throw new ModelException($"model {Architecture.Id}", "texts", $"pictures, which {Architecture.Id} takes", "Show it a stimulus set of pictures, or take a language network.");

    private void TakesPictures()
    {
        if (_text is not null)
        {
            throw new ModelException($"model {Architecture.Id}", "pictures", $"texts, which {Architecture.Id} takes", "Show it a stimulus set of texts, or take a network for pictures.");
        }
    }

    private TokenizedText[] Tokenize(IReadOnlyList<string> texts, TextNetwork network)
    {
        ArgumentNullException.ThrowIfNull(texts);
        TokenizedText[] tokenized = [.. texts.Select(Tokenizer!.Encode)];
        for (int i = 0; i < tokenized.Length; i++)
        {
            int count = tokenized[i].Ids.Count;
            if (count <= network.PrefixTokens)
            {
                throw new ModelException($"text {i + 1} of {tokenized.Length}", "no token", "at least one", "Take empty texts out of the stimuli.");
            }

            if (count > network.ContextLength)
            {
                throw new ModelException($"text {i + 1} of {tokenized.Length}", $"{count} tokens", $"at most {network.ContextLength}, which is all that {Architecture.Id} takes", "Shorten the text or divide it; nothing is cut off silently.");
            }
        }

        return tokenized;
    }

    private static void InBatches(TextNetwork network, TokenizedText[] texts, int batchSize, Action<int, int[], torch.Tensor> use, IProgress<int>? progress, CancellationToken ct)
    {
        for (int first = 0; first < texts.Length; first += batchSize)
        {
            ct.ThrowIfCancellationRequested();
            TokenizedText[] batch = texts[first..Math.Min(texts.Length, first + batchSize)];
            using torch.Tensor ids = network.Pad([.. batch.Select(text => text.Ids)]);
            use(first, [.. batch.Select(text => text.Ids.Count)], ids);
            progress?.Report(first + batch.Length);
        }
    }
}
